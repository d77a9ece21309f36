//! The words of the language: strings with a fixed meaning. Each list of words is an enum.

use std::marker::PhantomData;
use std::ops::Deref;

/// A list of words.
pub trait Words: Copy + PartialEq + 'static {
    /// The rule that a misspelt one breaks.
    const RULE: &'static str = "unknown-word";
    /// All of them. The first one replaces a misspelt one.
    const ALL: &'static [Self];

    /// The word.
    fn name(self) -> &'static str;
}

/// A word as the spec has it. It may be misspelt.
#[derive(Clone, Debug)]
pub struct Word<T> {
    text: String,
    list: PhantomData<T>,
}

impl<T> Word<T> {
    /// A word that is spelt like this.
    pub fn new(text: String) -> Self {
        Word { text, list: PhantomData }
    }
}

impl<T: Words> Word<T> {
    /// A word that is spelt right.
    pub fn of(word: T) -> Self {
        Word::new(word.name().to_owned())
    }

    /// Whether it is this word.
    pub fn is(&self, word: T) -> bool {
        self.text == word.name()
    }
}

impl<T> Deref for Word<T> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

macro_rules! words {
    (
        $(#[doc = $about:literal])+
        $(#[rule = $rule:literal])?
        pub enum $name:ident {
            $($(#[doc = $doc:literal])* $variant:ident = $word:literal,)+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[doc = $doc])* $variant,)+
        }

        impl Words for $name {
            $(const RULE: &'static str = $rule;)?
            const ALL: &'static [Self] = &[$($name::$variant),+];

            fn name(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }
        }
    };
}

words! {
    /// The kind of the IDs of a resource on the wire.
    pub enum IdKind {
        Number = "number",
        Text = "string",
    }
}

words! {
    /// Where the URL of an item is.
    pub enum Items {
        /// Below the parent.
        Below = "below",
        Flat = "flat",
    }
}

words! {
    /// The fields that responses leave out.
    pub enum Absent {
        Unset = "unset",
    }
}

words! {
    /// How the next page is found that has no number.
    pub enum Onward {
        Link = "link",
    }
}

words! {
    /// The kind of the values of an enum.
    #[rule = "unknown-repr"]
    pub enum Repr {
        Text = "string",
        Integer = "i64",
    }
}

words! {
    /// Which requests set a field.
    pub enum Write {
        Create = "create",
        Update = "update",
        Both = "both",
    }
}

words! {
    /// Which requests need a field.
    pub enum Needing {
        Create = "create",
        /// Every update, too.
        Always = "always",
    }
}

words! {
    /// Evidence from responses without a value.
    pub enum Seen {
        Null = "null",
        Absent = "absent",
        AbsentInLists = "absent in lists",
    }
}

words! {
    /// How precise times are.
    pub enum Precision {
        Seconds = "seconds",
    }
}

words! {
    /// How several values of a parameter are sent as one.
    pub enum Joined {
        Comma = "comma",
    }
}

words! {
    /// The provider's word for a part of an API that may still change.
    pub enum State {
        Alpha = "alpha",
        Beta = "beta",
    }
}

words! {
    /// Why a success has no value.
    pub enum Outcome {
        Pending = "pending",
        Nothing = "nothing",
    }
}
