// Generated from codegen/tests/golden/small.toml by optimizely-codegen. Edits belong there.

use crate::runtime as rt;

/// The Library API as a type.
///
/// The API rejects requests with these statuses, which `Error::status` returns:
///
/// - `404`: There is nothing of that id.
/// - `503`: The library is closed.
#[derive(Clone, Copy, Debug)]
pub enum Trial {}

/// A client of the Library API.
pub type Client = rt::Client<Trial>;

/// Sets up a [`Client`] of the Library API.
pub type ClientBuilder = rt::ClientBuilder<Trial>;

/// The credentials of the Library API.
pub type Token = rt::Token<Trial>;

impl rt::Sealed for Trial {}

impl rt::Api for Trial {
    const DEFINITION: rt::Definition = rt::Definition {
        base_url: BASE_URL,
        token_variable: TOKEN_VARIABLE,
        base_url_variable: BASE_URL_VARIABLE,
        schemes: &[
            rt::Scheme { header: "api-key", prefix: None },
            rt::Scheme { header: "authorization", prefix: Some("Bearer") },
        ],
        meanings: &[(404, "There is nothing of that id"), (503, "The library is closed")],
        waits: &[(503, 30)],
        paging: None,
        limits: None,
        secrets: &["key"],
    };
}

/// The base URL of the Library API.
pub const BASE_URL: &str = "https://library.example/v2/";

/// The environment variable that holds the token.
pub const TOKEN_VARIABLE: &str = "LIBRARY_TOKEN";

/// The environment variable that may hold another base URL.
pub const BASE_URL_VARIABLE: &str = "LIBRARY_BASE_URL";

/// The collections of the API.
///
/// ```
/// # use optimizely_rest::trial::*;
/// # sandbox::example(async |client: Client| {
/// let readers = client.readers().list().await?;
/// println!("there are {}", readers.len());
/// # Ok(()) });
/// ```
impl Client {
    /// The books that the token can see.
    #[inline]
    pub fn books(&self) -> Books {
        Books { client: self.clone() }
    }

    /// The loans that the token can see.
    #[inline]
    pub fn loans(&self) -> Loans {
        Loans { client: self.clone() }
    }

    /// The readers that the token can see.
    #[inline]
    pub fn readers(&self) -> Readers {
        Readers { client: self.clone() }
    }

    /// The shelfs that the token can see.
    #[inline]
    pub fn shelves(&self) -> Shelves {
        Shelves { client: self.clone() }
    }
}

impl Token {
    /// A key that does not expire.
    ///
    /// It is sent as `Api-Key: …`.
    #[inline]
    pub fn key(token: impl Into<String>) -> Self {
        Self::fixed(rt::Scheme { header: "api-key", prefix: None }, token.into())
    }

    /// A token of a session.
    ///
    /// It is sent as `Authorization: Bearer …`.
    #[inline]
    pub fn session(token: impl Into<String>) -> Self {
        Self::fixed(rt::Scheme { header: "authorization", prefix: Some("Bearer") }, token.into())
    }

    /// A token of a session. Such a token lasts 3600 seconds, so this takes a function that returns one.
    /// It runs before the first request, and again when the API refuses a token.
    ///
    /// It is sent as `Authorization: Bearer …`.
    ///
    /// The function runs once at a time. Calls that need a token meanwhile wait for the same run, each
    /// within its own time. If the run fails, each of these calls fails, and the next call starts another
    /// run. Dropping a call does not stop a run: the other calls, or the next one, continue it. A run that
    /// has taken two minutes is abandoned by the next call.
    ///
    /// A request that is refused is sent once more, with another token, if the token may be the reason.
    /// After a 401 it always is. A 403 may be about the object instead. The function does not run for it
    /// if the token replaced a refused one in the last 30 seconds, if it has worked in a request that was
    /// sent later, or if the same method and path got a 403 with two different tokens in the last hour. So
    /// a forbidden object costs at most one token an hour, however often it is requested.
    #[inline]
    pub fn session_source<F, T>(source: F) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, rt::BoxError>> + Send + 'static,
    {
        Self::from_source(rt::Scheme { header: "authorization", prefix: Some("Bearer") }, source)
    }
}

/// Books: [`Book`], [`NewBook`], [`BookUpdate`], [`Books`], [`LiveBook`] and [`BookId`].
pub mod book {
    use super::*;
    use crate::runtime as rt;

    /// A book.
    ///
    /// The operations are those of [`Books`]. [`NewBook`] makes one. [`BookUpdate`] changes one.
    ///
    /// Fetched, it is a [`LiveBook`], which has these methods:
    ///
    /// - changes: [`mark_down`](LiveBook#method.mark_down)
    /// - one more and one less: [`add_reader`](LiveBook#method.add_reader), [`remove_reader`](LiveBook#method.remove_reader)
    /// - changes that `save` sends: [`set_title`](LiveBook#method.set_title), [`set_genre`](LiveBook#method.set_genre), [`set_rating`](LiveBook#method.set_rating), [`set_price`](LiveBook#method.set_price), [`set_offset`](LiveBook#method.set_offset), [`set_excerpt`](LiveBook#method.set_excerpt), [`set_excerpts`](LiveBook#method.set_excerpts), [`set_reader_ids`](LiveBook#method.set_reader_ids), [`set_visits`](LiveBook#method.set_visits), [`set_labels`](LiveBook#method.set_labels), [`set_extras`](LiveBook#method.set_extras), [`set_lender`](LiveBook#method.set_lender), [`set_gone`](LiveBook#method.set_gone), [`clear_rating`](LiveBook#method.clear_rating), [`clear_labels`](LiveBook#method.clear_labels)
    ///
    /// Generated from `resources.book` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Book {
        /// Identifies the book.
        pub id: BookId,
        /// Where it stands.
        pub shelf_id: ShelfId,
        /// Its name.
        pub title: String,
        /// What it is.
        ///
        /// The default is `novel`.
        pub genre: Genre,
        /// What readers think of it.
        ///
        /// `None` where the API sends null.
        pub rating: Option<Rating>,
        /// What it costs.
        ///
        /// In cents. From 0 to 10000.
        pub price: u32,
        /// How far it stands out.
        ///
        /// From -10 to 10. The default is -5.
        pub offset: i64,
        /// A part that may be read.
        ///
        /// `None` where the API sends null.
        pub excerpt: Option<Excerpt>,
        /// More parts that may be read.
        pub excerpts: Vec<Excerpt>,
        /// What was said of it.
        ///
        /// `None` in lists, which leave it out.
        pub reviews: Option<Vec<Review>>,
        /// Who has it.
        pub reader_ids: Vec<ReaderId>,
        /// When readers looked at it.
        ///
        /// `None` where the API leaves it out.
        pub visits: Option<rt::Map<ReaderId, Vec<rt::Timestamp>>>,
        /// What is where.
        ///
        /// `None` where the API sends null or leaves it out.
        pub labels: Option<rt::Map<String, u32>>,
        /// What the shelf keeps of it.
        ///
        /// `None` where the API leaves it out.
        pub extras: Option<rt::Json>,
        /// Who lent it.
        ///
        /// `None` where the API leaves it out.
        ///
        /// The API calls it `from`.
        pub lender: Option<String>,
        /// Whether it was deleted.
        ///
        /// The default is `false`.
        pub gone: bool,
        extra: rt::Extra,
    }

    impl Book {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Book by id: "a book" = "{\"id\":1234,\"shelf_id\":1234,\"title\":\"title\",\"genre\":\"novel\",\"rating\":null,\"price\":5000,\"offset\":0,\"excerpt\":null,\"excerpts\":[],\"reader_ids\":[],\"gone\":false}",
        "id" id: required,
        "shelf_id" shelf_id: required,
        "title" title: required,
        "genre" genre: required inspect,
        "rating" rating: nullable inspect,
        "price" price: required,
        "offset" offset: required,
        "excerpt" excerpt: nullable inspect,
        "excerpts" excerpts: objects inspect,
        "reviews" reviews: absent inspect,
        "reader_ids" reader_ids: required,
        "visits" visits: absent,
        "labels" labels: absent,
        "extras" extras: absent,
        "from" lender: absent,
        "gone" gone: required
    }

    /// The ID of a [`Book`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct BookId(u64);

    rt::number_id!(BookId);

    /// The content of a new [`Book`]. A field that is not given gets the API's own default.
    ///
    /// [`Books::create`] sends it.
    ///
    /// ```no_run
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// # let shelf_id = "1234".parse::<ShelfId>()?;
    /// let new = NewBook::new(shelf_id, "text", 5000).genre(Genre::Guide).rating(Rating::Bad).offset(0);
    /// client.books().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewBook {
        shelf_id: ShelfId,
        title: String,
        genre: Option<Genre>,
        rating: Option<Rating>,
        price: u32,
        offset: Option<i64>,
        excerpt: Option<Excerpt>,
        excerpts: Option<Vec<Excerpt>>,
        reader_ids: Option<Vec<ReaderId>>,
        visits: Option<rt::Map<ReaderId, Vec<rt::Timestamp>>>,
        labels: Option<rt::Map<String, u32>>,
        extras: Option<rt::Json>,
        lender: Option<String>,
        gone: Option<bool>,
    }

    rt::body! {
        create NewBook of "shelf_id" shelf_id,
        "title" title: value,
        "genre" genre: option,
        "rating" rating: option,
        "price" price: value,
        "offset" offset: option,
        "excerpt" excerpt: option,
        "excerpts" excerpts: option,
        "reader_ids" reader_ids: option,
        "visits" visits: option,
        "labels" labels: option,
        "extras" extras: option,
        "from" lender: option,
        "gone" gone: option
    }

    impl NewBook {
        /// Sets the required fields only.
        #[inline]
        pub fn new(shelf_id: impl Into<ShelfId>, title: impl Into<String>, price: u32) -> Self {
            Self {
                shelf_id: shelf_id.into(),
                title: title.into(),
                genre: None,
                rating: None,
                price,
                offset: None,
                excerpt: None,
                excerpts: None,
                reader_ids: None,
                visits: None,
                labels: None,
                extras: None,
                lender: None,
                gone: None,
            }
        }

        /// What it is.
        ///
        /// The default is `novel`.
        #[inline]
        pub fn genre(mut self, genre: Genre) -> Self {
            self.genre = Some(genre);
            self
        }

        /// What readers think of it.
        #[inline]
        pub fn rating(mut self, rating: Rating) -> Self {
            self.rating = Some(rating);
            self
        }

        /// How far it stands out.
        ///
        /// From -10 to 10. The default is -5.
        #[inline]
        pub fn offset(mut self, offset: i64) -> Self {
            self.offset = Some(offset);
            self
        }

        /// A part that may be read.
        #[inline]
        pub fn excerpt(mut self, excerpt: Excerpt) -> Self {
            self.excerpt = Some(excerpt);
            self
        }

        /// More parts that may be read.
        #[inline]
        pub fn excerpts(mut self, excerpts: impl IntoIterator<Item = Excerpt>) -> Self {
            self.excerpts = Some(excerpts.into_iter().collect());
            self
        }

        /// Who has it.
        #[inline]
        pub fn reader_ids(mut self, reader_ids: impl IntoIterator<Item = impl Into<ReaderId>>) -> Self {
            self.reader_ids = Some(reader_ids.into_iter().map(Into::into).collect());
            self
        }

        /// When readers looked at it.
        #[inline]
        pub fn visits(mut self, visits: impl IntoIterator<Item = (impl Into<ReaderId>, Vec<rt::Timestamp>)>) -> Self {
            self.visits = Some(visits.into_iter().map(|(key, value)| (key.into(), value)).collect());
            self
        }

        /// What is where.
        #[inline]
        pub fn labels(mut self, labels: impl IntoIterator<Item = (impl Into<String>, u32)>) -> Self {
            self.labels = Some(labels.into_iter().map(|(key, value)| (key.into(), value)).collect());
            self
        }

        /// What the shelf keeps of it.
        #[inline]
        pub fn extras(mut self, extras: impl Into<rt::Json>) -> Self {
            self.extras = Some(extras.into());
            self
        }

        /// Who lent it.
        ///
        /// The API calls it `from`.
        #[inline]
        pub fn lender(mut self, lender: impl Into<String>) -> Self {
            self.lender = Some(lender.into());
            self
        }

        /// Whether it was deleted.
        ///
        /// The default is `false`.
        #[inline]
        pub fn gone(mut self, gone: bool) -> Self {
            self.gone = Some(gone);
            self
        }
    }

    impl rt::NewBody for NewBook {
        type Of = Book;
        type Parent = ShelfId;

        #[inline]
        fn parent(&self) -> Self::Parent {
            self.shelf_id
        }
    }

    impl rt::Sealed for NewBook {}

    impl rt::Body for NewBook {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::in_range("price", Some(&self.price), 0..=10000)?;
            rt::in_range("offset", self.offset.as_ref(), -10..=10)?;
            rt::sendable("reader_ids", self.reader_ids.as_ref().into_iter().flatten())?;
            rt::sendable("visits", self.visits.as_ref().into_iter().flat_map(rt::Map::keys))?;
            Ok(())
        }
    }

    /// Copies the fields that a create can send. The create leaves out the fields of nested objects that
    /// only an update sends, such as IDs. It sends those that this version of the crate does not know.
    impl From<&Book> for NewBook {
        #[inline]
        fn from(of: &Book) -> Self {
            NewBook {
                shelf_id: of.shelf_id,
                title: of.title.clone(),
                genre: Some(of.genre.clone()),
                rating: of.rating,
                price: of.price,
                offset: Some(of.offset),
                excerpt: of.excerpt.clone(),
                excerpts: Some(of.excerpts.clone()),
                reader_ids: Some(of.reader_ids.clone()),
                visits: of.visits.clone(),
                labels: of.labels.clone(),
                extras: of.extras.clone(),
                lender: of.lender.clone(),
                gone: Some(of.gone),
            }
        }
    }

    /// Changes to a [`Book`]. A field that is not named keeps its value.
    ///
    /// [`Books::update`] sends them.
    ///
    /// ```no_run
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// # let shelf_id = "1234".parse::<ShelfId>()?;
    /// # let book_id = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?.id;
    /// let changes = BookUpdate::new().title("text").genre(Genre::Guide).rating(Rating::Bad);
    /// client.books().update(book_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    #[must_use]
    pub struct BookUpdate {
        title: rt::Patch<String>,
        genre: rt::Patch<Genre>,
        rating: rt::Patch<Rating>,
        price: rt::Patch<u32>,
        offset: rt::Patch<i64>,
        excerpt: rt::Patch<Excerpt>,
        excerpts: rt::Patch<Vec<Excerpt>>,
        reader_ids: rt::Patch<Vec<ReaderId>>,
        visits: rt::Patch<rt::Map<ReaderId, Vec<rt::Timestamp>>>,
        labels: rt::Patch<rt::Map<String, u32>>,
        extras: rt::Patch<rt::Json>,
        lender: rt::Patch<String>,
        gone: rt::Patch<bool>,
    }

    rt::changes! {
        BookUpdate,
        "title" title: patch apply_to,
        "genre" genre: patch apply_to,
        "rating" rating: clearable apply_to_option,
        "price" price: patch apply_to,
        "offset" offset: patch apply_to,
        "excerpt" excerpt: patch apply_to_option,
        "excerpts" excerpts: patch apply_to,
        "reader_ids" reader_ids: patch apply_to,
        "visits" visits: patch apply_to_option,
        "labels" labels: clearable apply_to_option,
        "extras" extras: patch apply_to_option,
        "from" lender: patch apply_to_option,
        "gone" gone: patch apply_to
    }

    impl BookUpdate {
        /// No changes yet.
        #[inline]
        pub fn new() -> Self {
            Default::default()
        }

        /// Its name.
        #[inline]
        pub fn title(mut self, title: impl Into<String>) -> Self {
            self.title = rt::Patch::Set(title.into());
            self
        }

        /// What it is.
        ///
        /// The default is `novel`.
        #[inline]
        pub fn genre(mut self, genre: Genre) -> Self {
            self.genre = rt::Patch::Set(genre);
            self
        }

        /// What readers think of it.
        #[inline]
        pub fn rating(mut self, rating: Rating) -> Self {
            self.rating = rt::Patch::Set(rating);
            self
        }

        /// What it costs.
        ///
        /// In cents. From 0 to 10000.
        #[inline]
        pub fn price(mut self, price: u32) -> Self {
            self.price = rt::Patch::Set(price);
            self
        }

        /// How far it stands out.
        ///
        /// From -10 to 10. The default is -5.
        #[inline]
        pub fn offset(mut self, offset: i64) -> Self {
            self.offset = rt::Patch::Set(offset);
            self
        }

        /// A part that may be read.
        #[inline]
        pub fn excerpt(mut self, excerpt: Excerpt) -> Self {
            self.excerpt = rt::Patch::Set(excerpt);
            self
        }

        /// More parts that may be read.
        #[inline]
        pub fn excerpts(mut self, excerpts: impl IntoIterator<Item = Excerpt>) -> Self {
            self.excerpts = rt::Patch::Set(excerpts.into_iter().collect());
            self
        }

        /// Who has it.
        #[inline]
        pub fn reader_ids(mut self, reader_ids: impl IntoIterator<Item = impl Into<ReaderId>>) -> Self {
            self.reader_ids = rt::Patch::Set(reader_ids.into_iter().map(Into::into).collect());
            self
        }

        /// When readers looked at it.
        #[inline]
        pub fn visits(mut self, visits: impl IntoIterator<Item = (impl Into<ReaderId>, Vec<rt::Timestamp>)>) -> Self {
            self.visits = rt::Patch::Set(visits.into_iter().map(|(key, value)| (key.into(), value)).collect());
            self
        }

        /// What is where.
        #[inline]
        pub fn labels(mut self, labels: impl IntoIterator<Item = (impl Into<String>, u32)>) -> Self {
            self.labels = rt::Patch::Set(labels.into_iter().map(|(key, value)| (key.into(), value)).collect());
            self
        }

        /// What the shelf keeps of it.
        #[inline]
        pub fn extras(mut self, extras: impl Into<rt::Json>) -> Self {
            self.extras = rt::Patch::Set(extras.into());
            self
        }

        /// Who lent it.
        ///
        /// The API calls it `from`.
        #[inline]
        pub fn lender(mut self, lender: impl Into<String>) -> Self {
            self.lender = rt::Patch::Set(lender.into());
            self
        }

        /// Whether it was deleted.
        ///
        /// The default is `false`.
        #[inline]
        pub fn gone(mut self, gone: bool) -> Self {
            self.gone = rt::Patch::Set(gone);
            self
        }

        /// Writes null to `rating`.
        #[inline]
        pub fn clear_rating(mut self) -> Self {
            self.rating = rt::Patch::Null;
            self
        }

        /// Writes null to `labels`.
        #[inline]
        pub fn clear_labels(mut self) -> Self {
            self.labels = rt::Patch::Null;
            self
        }
    }

    impl rt::UpdateBody for BookUpdate {
        type Of = Book;
    }

    impl rt::Sealed for BookUpdate {}

    impl rt::Body for BookUpdate {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::in_range("price", self.price.given(), 0..=10000)?;
            rt::in_range("offset", self.offset.given(), -10..=10)?;
            rt::sendable("reader_ids", self.reader_ids.given().into_iter().flatten())?;
            rt::sendable("visits", self.visits.given().into_iter().flat_map(rt::Map::keys))?;
            Ok(())
        }
    }

    /// The books: [`get`](Books::get), [`list`](Books::list), [`create`](Books::create),
    /// [`update`](Books::update), [`delete`](Books::delete).
    ///
    /// Each is a [`Book`].
    ///
    /// Generated from `resources.book` of the spec.
    #[derive(Clone, Debug)]
    pub struct Books {
        pub(super) client: Client,
    }

    impl Books {
        /// Reads a book.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let book_id = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?.id;
        /// let book = client.books().get(book_id).await?;
        /// println!("{book:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<BookId>) -> rt::Call<rt::Live<Book>> {
            self.client.get::<Book>(id)
        }

        /// Reads several books, a few at a time, in the order of their IDs.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let book_id = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?.id;
        /// let books = client.books().get_many([book_id]).await?;
        /// assert_eq!(books.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<BookId>>) -> rt::Many<rt::Live<Book>> {
            self.client.get_many::<Book>(ids)
        }

        /// Reads several books, a few at a time: one result for each ID, in order.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let book_id = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?.id;
        /// let mut books = client.books().get_each([book_id]);
        /// while let Some(book) = books.next().await {
        ///     println!("{:#?}", book?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<BookId>>) -> rt::Each<rt::Live<Book>> {
            self.client.get_each::<Book>(ids)
        }

        /// Lists the books of a shelf.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// let books = client.books().list(shelf_id).await?;
        /// println!("there are {}", books.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, shelf_id: impl Into<ShelfId>) -> rt::Call<Vec<rt::Live<Book>>> {
            self.client.list::<Book>(shelf_id)
        }

        /// Creates a book.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// let new = NewBook::new(shelf_id, "text", 5000);
        /// let book = client.books().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewBook) -> rt::Call<rt::Live<Book>> {
            self.client.create(new)
        }

        /// Changes a book, and reads it back.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let book_id = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?.id;
        /// let changes = BookUpdate::new().title("text").genre(Genre::Guide).rating(Rating::Bad);
        /// let book = client.books().update(book_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<BookId>, changes: BookUpdate) -> rt::Call<rt::Live<Book>> {
            self.client.update::<Book>(id, changes)
        }

        /// Changes several books, a few at a time, and reads them back.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let book_id = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?.id;
        /// let changes = BookUpdate::new().title("text").genre(Genre::Guide).rating(Rating::Bad);
        /// client.books().update_many([(book_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<BookId>, BookUpdate)>,
        ) -> rt::Many<rt::Live<Book>> {
            self.client.update_many::<Book>(changes)
        }

        /// Deletes a book.
        ///
        /// The book is pulped.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let book_id = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?.id;
        /// client.books().delete(book_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<BookId>) -> rt::Call<()> {
            self.client.delete::<Book>(id)
        }

        /// Deletes several books, a few at a time.
        ///
        /// The book is pulped.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let book_id = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?.id;
        /// client.books().delete_many([book_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<BookId>>) -> rt::Many<()> {
            self.client.delete_many::<Book>(ids)
        }

        /// Gives the book away.
        ///
        /// Sends only `price` and `genre`. The book does not have to be fetched first.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let book_id = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?.id;
        /// client.books().mark_down(book_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn mark_down(&self, id: impl Into<BookId>) -> rt::Call<rt::Live<Book>> {
            self.client.update::<Book>(id, BookUpdate::new().price(0).genre(Genre::Guide))
        }
    }

    /// A book as it was fetched: its fields are those of [`Book`].
    ///
    /// It has [`save`](crate::Live::save), [`refresh`](crate::Live::refresh) and
    /// [`delete`](crate::Live::delete) as well.
    pub type LiveBook = rt::Live<Book>;

    /// The methods of a fetched book.
    ///
    /// ```no_run
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// # let shelf_id = "1234".parse::<ShelfId>()?;
    /// # let mut book = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?;
    /// book.set_title("text").set_genre(Genre::Guide).set_rating(Rating::Bad);
    /// book.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<Book> {
        /// Sets `title`; it is sent by the next `save`.
        ///
        /// Its name.
        #[inline]
        pub fn set_title(&mut self, title: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.title(title))
        }

        /// Sets `genre`; it is sent by the next `save`.
        ///
        /// What it is.
        ///
        /// The default is `novel`.
        #[inline]
        pub fn set_genre(&mut self, genre: Genre) -> &mut Self {
            self.change(|changes| changes.genre(genre))
        }

        /// Sets `rating`; it is sent by the next `save`.
        ///
        /// What readers think of it.
        #[inline]
        pub fn set_rating(&mut self, rating: Rating) -> &mut Self {
            self.change(|changes| changes.rating(rating))
        }

        /// Sets `price`; it is sent by the next `save`.
        ///
        /// What it costs.
        ///
        /// In cents. From 0 to 10000.
        #[inline]
        pub fn set_price(&mut self, price: u32) -> &mut Self {
            self.change(|changes| changes.price(price))
        }

        /// Sets `offset`; it is sent by the next `save`.
        ///
        /// How far it stands out.
        ///
        /// From -10 to 10. The default is -5.
        #[inline]
        pub fn set_offset(&mut self, offset: i64) -> &mut Self {
            self.change(|changes| changes.offset(offset))
        }

        /// Sets `excerpt`; it is sent by the next `save`.
        ///
        /// A part that may be read.
        #[inline]
        pub fn set_excerpt(&mut self, excerpt: Excerpt) -> &mut Self {
            self.change(|changes| changes.excerpt(excerpt))
        }

        /// Sets `excerpts`; it is sent by the next `save`.
        ///
        /// More parts that may be read.
        #[inline]
        pub fn set_excerpts(&mut self, excerpts: impl IntoIterator<Item = Excerpt>) -> &mut Self {
            self.change(|changes| changes.excerpts(excerpts))
        }

        /// Sets `reader_ids`; it is sent by the next `save`.
        ///
        /// Who has it.
        #[inline]
        pub fn set_reader_ids(&mut self, reader_ids: impl IntoIterator<Item = impl Into<ReaderId>>) -> &mut Self {
            self.change(|changes| changes.reader_ids(reader_ids))
        }

        /// Sets `visits`; it is sent by the next `save`.
        ///
        /// When readers looked at it.
        #[inline]
        pub fn set_visits(
            &mut self,
            visits: impl IntoIterator<Item = (impl Into<ReaderId>, Vec<rt::Timestamp>)>,
        ) -> &mut Self {
            self.change(|changes| changes.visits(visits))
        }

        /// Sets `labels`; it is sent by the next `save`.
        ///
        /// What is where.
        #[inline]
        pub fn set_labels(&mut self, labels: impl IntoIterator<Item = (impl Into<String>, u32)>) -> &mut Self {
            self.change(|changes| changes.labels(labels))
        }

        /// Sets `extras`; it is sent by the next `save`.
        ///
        /// What the shelf keeps of it.
        #[inline]
        pub fn set_extras(&mut self, extras: impl Into<rt::Json>) -> &mut Self {
            self.change(|changes| changes.extras(extras))
        }

        /// Sets `lender`; it is sent by the next `save`.
        ///
        /// Who lent it.
        #[inline]
        pub fn set_lender(&mut self, lender: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.lender(lender))
        }

        /// Sets `gone`; it is sent by the next `save`.
        ///
        /// Whether it was deleted.
        ///
        /// The default is `false`.
        #[inline]
        pub fn set_gone(&mut self, gone: bool) -> &mut Self {
            self.change(|changes| changes.gone(gone))
        }

        /// Sets `rating` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_rating(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_rating())
        }

        /// Sets `labels` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_labels(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_labels())
        }

        /// Gives the book away.
        ///
        /// Sends only `price` and `genre`. Pending changes stay pending.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let mut book = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?;
        /// book.mark_down().await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn mark_down(&mut self) -> rt::LiveCall<'_, Book> {
            self.send_only(BookUpdate::new().price(0).genre(Genre::Guide))
        }

        /// Adds a reader to the book.
        ///
        /// The book's own list.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let mut book = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?;
        /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
        /// book.add_reader(reader_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// Adding an ID that the list has, or removing one that it does not have, is not an error.
        #[inline]
        pub fn add_reader(&mut self, reader: impl Into<ReaderId>) -> rt::Edit<'_, Book> {
            self.edit(rt::adding(
                reader.into(),
                |data: &Book| &data.reader_ids,
                |ids| BookUpdate::new().reader_ids(ids),
            ))
        }

        /// Removes a reader from the book.
        ///
        /// The book's own list.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let mut book = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?;
        /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
        /// # book.add_reader(reader_id).await?;
        /// book.remove_reader(reader_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// Adding an ID that the list has, or removing one that it does not have, is not an error.
        #[inline]
        pub fn remove_reader(&mut self, reader: impl Into<ReaderId>) -> rt::Edit<'_, Book> {
            self.edit(rt::removing(
                reader.into(),
                |data: &Book| &data.reader_ids,
                |ids| BookUpdate::new().reader_ids(ids),
            ))
        }
    }

    /// A part of a book that may be read for nothing.
    ///
    /// It is read, edited and sent back as one value. Fields that are `None` are not sent. An empty list
    /// is sent only if the list was there before.
    ///
    /// Generated from `objects.Excerpt` of the spec. The API's own words:
    /// <https://library.example/docs#excerpts>.
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    #[non_exhaustive]
    pub struct Excerpt {
        /// Where it stands: a field whose name is a keyword.
        pub r#type: String,
        /// How long it is.
        ///
        /// The default is 1.
        pub pages: Option<u64>,
        created: Option<rt::Timestamp>,
        extra: rt::Extra,
    }

    impl Excerpt {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Excerpt: "an excerpt" = "{\"type\":\"type\"}",
        "type" r#type: required,
        "pages" pages: absent,
        "created" created if unsent: absent
    }

    impl Excerpt {
        /// Sets the required fields only.
        #[inline]
        pub fn new(r#type: impl Into<String>) -> Self {
            Self { r#type: r#type.into(), pages: None, created: None, extra: rt::Extra::default() }
        }

        /// How long it is.
        ///
        /// The default is 1.
        #[inline]
        pub fn pages(mut self, pages: u64) -> Self {
            self.pages = Some(pages);
            self
        }

        /// When it was chosen.
        #[inline]
        pub fn created(&self) -> Option<&rt::Timestamp> {
            self.created.as_ref()
        }
    }

    impl rt::Sealed for Excerpt {}

    impl rt::Body for Excerpt {}

    /// What one reader said, which is only read.
    ///
    /// Generated from `objects.Review` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Review {
        /// In one number.
        pub rating: Rating,
        /// In words.
        ///
        /// `None` where the API sends null or leaves it out.
        pub text: Option<String>,
        extra: rt::Extra,
    }

    impl Review {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! { Review: "a review" = "{\"rating\":-1}", "rating" rating: required inspect, "text" text: absent }

    impl rt::Sealed for Book {}

    impl rt::Resource for Book {
        const NAME: &'static str = "book";
        type Api = Trial;
    }

    impl rt::Entity for Book {
        type Id = BookId;
        type Key = BookId;
        type Changes = BookUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for Book {
        type Item = rt::Live<Book>;
        type Call = rt::Call<Vec<rt::Live<Book>>>;
        type Parent = ShelfId;
        const LIST: rt::Route = rt::Route::new("book", "GET", "shelves/{shelf_id}/books", &[200, 206]);
    }

    impl rt::Get for Book {
        const GET: rt::Route = rt::Route::new("book", "GET", "books/{id}", &[200]);
    }

    impl rt::Create for Book {
        type New = NewBook;
        const CREATE: rt::Route = rt::Route::new("book", "POST", "shelves/{shelf_id}/books", &[201]);
    }

    impl rt::Update for Book {
        type Update = BookUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("book", "PATCH", "books/{id}", &[200]).read_back(&<Book as rt::Get>::GET);
    }

    impl rt::Delete for Book {
        const DELETE: rt::Route = rt::Route::new("book", "DELETE", "books/{id}", &[204]);
    }

    impl rt::Save for Book {}
}

#[doc(hidden)]
pub use book::{Book, BookId, BookUpdate, Books, Excerpt, LiveBook, NewBook, Review};

/// Loans: [`Loan`] and [`Loans`].
pub mod loan {
    use super::*;
    use crate::runtime as rt;

    /// What a reader has borrowed, which has no id of its own.
    ///
    /// The operations are those of [`Loans`].
    ///
    /// Generated from `resources.loan` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Loan {
        /// The book.
        pub book_id: BookId,
        /// When it was borrowed.
        pub since: rt::Timestamp,
        extra: rt::Extra,
    }

    impl Loan {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Loan: "a loan" = "{\"book_id\":1234,\"since\":\"2030-01-01T08:00:00Z\"}",
        "book_id" book_id: required,
        "since" since: required
    }

    /// The loans: [`list`](Loans::list).
    ///
    /// Each is a [`Loan`].
    ///
    /// Generated from `resources.loan` of the spec.
    #[derive(Clone, Debug)]
    pub struct Loans {
        pub(super) client: Client,
    }

    impl Loans {
        /// Lists the loans of a reader.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
        /// let loans = client.loans().list(reader_id).await?;
        /// println!("there are {}", loans.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, reader_id: impl Into<ReaderId>) -> rt::Call<Vec<Loan>> {
            self.client.list::<Loan>(reader_id)
        }
    }

    impl rt::Call<Vec<Loan>> {
        /// Those of a span of time only.
        ///
        /// Sends `from_year` and `until`.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
        /// let borrowed = client.loans().list(reader_id).between(1, "2030-01-01T08:00:00Z".parse::<Timestamp>()?).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn between(self, from_year: u64, to: impl Into<rt::Timestamp>) -> Self {
            self.with_query("from_year", &from_year).with_query("until", &Into::<rt::Timestamp>::into(to))
        }

        /// Those of one book only.
        ///
        /// Sends `book_id`.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let book_id = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?.id;
        /// let borrowed = client.loans().list(reader_id).of_book(book_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn of_book(self, book_id: impl Into<BookId>) -> Self {
            self.with_id("book_id", &Into::<BookId>::into(book_id))
        }
    }

    impl rt::Sealed for Loan {}

    impl rt::Resource for Loan {
        const NAME: &'static str = "loan";
        type Api = Trial;
    }

    impl rt::Element for Loan {
        type Data = Loan;

        #[inline]
        fn attach(_: &rt::Arc<rt::Transport>, _: &rt::Request, data: Self::Data) -> Self {
            data
        }
    }

    impl rt::List for Loan {
        type Item = Loan;
        type Call = rt::Call<Vec<Loan>>;
        type Parent = ReaderId;
        const LIST: rt::Route = rt::Route::new("loan", "GET", "readers/{reader_id}/loans", &[200, 206]);
    }

    /// A trait for each refusal, which nothing implements.
    mod refused {
        #[diagnostic::on_unimplemented(
            message = "`Loan` cannot be read one by one, created, changed or deleted through the Library API",
            note = "loans are counted",
            note = "instead, add a reader to a book",
            note = "instead, take the reader off the book",
            note = "loans have no id",
            note = "instead, list them",
            note = "instead, wait"
        )]
        pub(super) trait IdentifyLoans {}
    }

    #[doc(hidden)]
    impl rt::Entity for Loan
    where
        for<'never> Trial: refused::IdentifyLoans,
    {
        type Id = rt::NoId;
        type Key = rt::NoId;
        type Changes = rt::NoChanges<Loan>;

        #[inline]
        fn id(&self) -> Self::Id {
            rt::NoId
        }
    }

    #[doc(hidden)]
    impl rt::Get for Loan
    where
        for<'never> Trial: refused::IdentifyLoans,
    {
        const GET: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Create for Loan
    where
        for<'never> Trial: refused::IdentifyLoans,
    {
        type New = rt::NoChanges<Loan>;
        const CREATE: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Update for Loan
    where
        for<'never> Trial: refused::IdentifyLoans,
    {
        type Update = rt::NoChanges<Loan>;
        const UPDATE: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Delete for Loan
    where
        for<'never> Trial: refused::IdentifyLoans,
    {
        const DELETE: rt::Route = rt::Route::REFUSED;
    }
}

#[doc(hidden)]
pub use loan::{Loan, Loans};

/// Readers: [`Reader`], [`NewReader`], [`ReaderUpdate`], [`Readers`], [`LiveReader`] and [`ReaderId`].
pub mod reader {
    use super::*;
    use crate::runtime as rt;

    /// A reader.
    ///
    /// The operations are those of [`Readers`]. [`NewReader`] makes one. [`ReaderUpdate`] changes one.
    ///
    /// Fetched, it is a [`LiveReader`], which has these methods:
    ///
    /// - one more and one less: [`add_book`](LiveReader#method.add_book), [`remove_book`](LiveReader#method.remove_book)
    /// - lists: [`borrowed`](LiveReader#method.borrowed)
    /// - changes that `save` sends: [`set_kind`](LiveReader#method.set_kind), [`set_mail`](LiveReader#method.set_mail), [`set_phone`](LiveReader#method.set_phone), [`set_pin`](LiveReader#method.set_pin), [`set_tags`](LiveReader#method.set_tags), [`set_tag_ratings`](LiveReader#method.set_tag_ratings), [`clear_mail`](LiveReader#method.clear_mail), [`clear_phone`](LiveReader#method.clear_phone)
    ///
    /// Generated from `resources.reader` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Reader {
        /// Identifies the reader.
        pub id: ReaderId,
        /// How the reader is reached.
        pub kind: String,
        /// An address.
        ///
        /// `None` where the API sends null.
        pub mail: Option<String>,
        /// A number.
        ///
        /// `None` where the API sends null.
        pub phone: Option<String>,
        /// Words about the reader.
        pub tags: Vec<String>,
        /// How each of `tags` is meant.
        pub tag_ratings: Vec<Rating>,
        extra: rt::Extra,
    }

    impl Reader {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Reader by id: "a reader" =
            "{\"id\":1234,\"kind\":\"kind\",\"mail\":null,\"phone\":null,\"tags\":[],\"tag_ratings\":[]}",
        "id" id: required,
        "kind" kind: required,
        "mail" mail: nullable,
        "phone" phone: nullable,
        "tags" tags: required,
        "tag_ratings" tag_ratings: required inspect
    }

    /// The ID of a [`Reader`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct ReaderId(u64);

    rt::number_id!(ReaderId);

    /// The content of a new [`Reader`]. A field that is not given gets the API's own default.
    ///
    /// [`Readers::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// let new = NewReader::by_mail("text", "text", [("text", Rating::Bad)]).pin("text");
    /// client.readers().create(new).await?;
    /// let new = NewReader::by_phone("text");
    /// client.readers().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewReader {
        kind: String,
        mail: Option<String>,
        phone: Option<String>,
        pin: Option<String>,
        tags: Option<Vec<String>>,
        tag_ratings: Option<Vec<Rating>>,
    }

    rt::body! {
        create NewReader,
        "kind" kind: value,
        "mail" mail: option,
        "phone" phone: option,
        "pin" pin: option,
        "tags" tags: option,
        "tag_ratings" tag_ratings: option
    }

    impl NewReader {
        /// A reader with an address, and tags.
        #[inline]
        pub fn by_mail(
            kind: impl Into<String>,
            mail: impl Into<String>,
            tags: impl IntoIterator<Item = (impl Into<String>, Rating)>,
        ) -> Self {
            let (tags, tag_ratings) = tags.into_iter().map(|(one, other)| (one.into(), other)).unzip();
            Self {
                kind: kind.into(),
                mail: Some(mail.into()),
                phone: None,
                pin: None,
                tags: Some(tags),
                tag_ratings: Some(tag_ratings),
            }
        }

        /// A reader with a number.
        #[inline]
        pub fn by_phone(phone: impl Into<String>) -> Self {
            Self {
                kind: "phone".to_owned(),
                mail: None,
                phone: Some(phone.into()),
                pin: None,
                tags: None,
                tag_ratings: None,
            }
        }

        /// What opens the door. No response contains it.
        #[inline]
        pub fn pin(mut self, pin: impl Into<String>) -> Self {
            self.pin = Some(pin.into());
            self
        }
    }

    impl rt::NewBody for NewReader {
        type Of = Reader;
        type Parent = ();

        #[inline]
        fn parent(&self) -> Self::Parent {}
    }

    impl rt::Sealed for NewReader {}

    impl rt::Body for NewReader {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::same_length("tags", self.tags.as_ref(), "tag_ratings", self.tag_ratings.as_ref())?;
            if self.mail.is_none() && self.phone.is_none() {
                return Err("a reader needs at least one of mail, phone".to_owned());
            }
            Ok(())
        }
    }

    /// Copies the fields that a create can send.
    ///
    /// Leaves out `pin`.
    impl From<&Reader> for NewReader {
        #[inline]
        fn from(of: &Reader) -> Self {
            NewReader {
                kind: of.kind.clone(),
                mail: of.mail.clone(),
                phone: of.phone.clone(),
                pin: None,
                tags: Some(of.tags.clone()),
                tag_ratings: Some(of.tag_ratings.clone()),
            }
        }
    }

    /// Changes to a [`Reader`]. A field that is not named keeps its value.
    ///
    /// [`Readers::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
    /// let changes = ReaderUpdate::by_mail("text", "text", [("text", Rating::Bad)]).pin("text");
    /// client.readers().update(reader_id, changes).await?;
    /// let changes = ReaderUpdate::by_phone("text");
    /// client.readers().update(reader_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct ReaderUpdate {
        kind: rt::Patch<String>,
        mail: rt::Patch<String>,
        phone: rt::Patch<String>,
        pin: rt::Patch<String>,
        tags: rt::Patch<Vec<String>>,
        tag_ratings: rt::Patch<Vec<Rating>>,
    }

    rt::changes! {
        ReaderUpdate,
        "kind" kind: patch apply_to,
        "mail" mail: clearable apply_to_option,
        "phone" phone: clearable apply_to_option,
        "pin" pin: patch,
        "tags" tags: patch apply_to,
        "tag_ratings" tag_ratings: patch apply_to
    }

    impl ReaderUpdate {
        /// A reader with an address, and tags.
        #[inline]
        pub fn by_mail(
            kind: impl Into<String>,
            mail: impl Into<String>,
            tags: impl IntoIterator<Item = (impl Into<String>, Rating)>,
        ) -> Self {
            let (tags, tag_ratings) = tags.into_iter().map(|(one, other)| (one.into(), other)).unzip();
            Self {
                kind: rt::Patch::Set(kind.into()),
                mail: rt::Patch::Set(mail.into()),
                phone: rt::Patch::Keep,
                pin: rt::Patch::Keep,
                tags: rt::Patch::Set(tags),
                tag_ratings: rt::Patch::Set(tag_ratings),
            }
        }

        /// A reader with a number.
        #[inline]
        pub fn by_phone(phone: impl Into<String>) -> Self {
            Self {
                kind: rt::Patch::Set("phone".to_owned()),
                mail: rt::Patch::Keep,
                phone: rt::Patch::Set(phone.into()),
                pin: rt::Patch::Keep,
                tags: rt::Patch::Keep,
                tag_ratings: rt::Patch::Keep,
            }
        }

        /// How the reader is reached.
        #[inline]
        pub fn kind(mut self, kind: impl Into<String>) -> Self {
            self.kind = rt::Patch::Set(kind.into());
            self
        }

        /// An address.
        #[inline]
        pub fn mail(mut self, mail: impl Into<String>) -> Self {
            self.mail = rt::Patch::Set(mail.into());
            self
        }

        /// A number.
        #[inline]
        pub fn phone(mut self, phone: impl Into<String>) -> Self {
            self.phone = rt::Patch::Set(phone.into());
            self
        }

        /// What opens the door. No response contains it.
        #[inline]
        pub fn pin(mut self, pin: impl Into<String>) -> Self {
            self.pin = rt::Patch::Set(pin.into());
            self
        }

        /// Words about the reader.
        #[inline]
        pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
            self.tags = rt::Patch::Set(tags.into_iter().map(Into::into).collect());
            self
        }

        /// How each of `tags` is meant.
        #[inline]
        pub fn tag_ratings(mut self, tag_ratings: impl IntoIterator<Item = Rating>) -> Self {
            self.tag_ratings = rt::Patch::Set(tag_ratings.into_iter().collect());
            self
        }

        /// Writes null to `mail`.
        #[inline]
        pub fn clear_mail(mut self) -> Self {
            self.mail = rt::Patch::Null;
            self
        }

        /// Writes null to `phone`.
        #[inline]
        pub fn clear_phone(mut self) -> Self {
            self.phone = rt::Patch::Null;
            self
        }
    }

    impl rt::UpdateBody for ReaderUpdate {
        type Of = Reader;

        #[inline]
        fn check_choice(&self) -> Result<(), String> {
            if self.mail.given().is_none() && self.phone.given().is_none() {
                return Err("a reader needs at least one of mail, phone".to_owned());
            }
            Ok(())
        }

        #[inline]
        fn check_result(data: &Self::Of) -> Result<(), String> {
            if data.mail.is_none() && data.phone.is_none() {
                return Err("a reader needs at least one of mail, phone".to_owned());
            }
            Ok(())
        }
    }

    impl rt::Sealed for ReaderUpdate {}

    impl rt::Body for ReaderUpdate {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::same_length("tags", self.tags.given(), "tag_ratings", self.tag_ratings.given())?;
            Ok(())
        }
    }

    /// The readers: [`get`](Readers::get), [`list`](Readers::list), [`create`](Readers::create),
    /// [`update`](Readers::update), [`delete`](Readers::delete).
    ///
    /// Each is a [`Reader`].
    ///
    /// Generated from `resources.reader` of the spec.
    #[derive(Clone, Debug)]
    pub struct Readers {
        pub(super) client: Client,
    }

    impl Readers {
        /// Reads a reader.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
        /// let reader = client.readers().get(reader_id).await?;
        /// println!("{reader:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<ReaderId>) -> rt::Call<rt::Live<Reader>> {
            self.client.get::<Reader>(id)
        }

        /// Reads several readers, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
        /// let readers = client.readers().get_many([reader_id]).await?;
        /// assert_eq!(readers.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<ReaderId>>) -> rt::Many<rt::Live<Reader>> {
            self.client.get_many::<Reader>(ids)
        }

        /// Reads several readers, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
        /// let mut readers = client.readers().get_each([reader_id]);
        /// while let Some(reader) = readers.next().await {
        ///     println!("{:#?}", reader?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<ReaderId>>) -> rt::Each<rt::Live<Reader>> {
            self.client.get_each::<Reader>(ids)
        }

        /// Lists all readers of the account.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// let readers = client.readers().list().await?;
        /// println!("there are {}", readers.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self) -> rt::Call<Vec<rt::Live<Reader>>> {
            self.client.list::<Reader>(())
        }

        /// Creates a reader.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// let new = NewReader::by_mail("text", "text", [("text", Rating::Bad)]);
        /// let reader = client.readers().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewReader) -> rt::Call<rt::Live<Reader>> {
            self.client.create(new)
        }

        /// Changes a reader, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
        /// let changes = ReaderUpdate::by_mail("text", "text", [("text", Rating::Bad)]);
        /// let reader = client.readers().update(reader_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<ReaderId>, changes: ReaderUpdate) -> rt::Call<rt::Live<Reader>> {
            self.client.update::<Reader>(id, changes)
        }

        /// Changes several readers, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
        /// let changes = ReaderUpdate::by_mail("text", "text", [("text", Rating::Bad)]);
        /// client.readers().update_many([(reader_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<ReaderId>, ReaderUpdate)>,
        ) -> rt::Many<rt::Live<Reader>> {
            self.client.update_many::<Reader>(changes)
        }

        /// Deletes a reader.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
        /// client.readers().delete(reader_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<ReaderId>) -> rt::Call<()> {
            self.client.delete::<Reader>(id)
        }

        /// Deletes several readers, a few at a time.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let reader_id = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?.id;
        /// client.readers().delete_many([reader_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<ReaderId>>) -> rt::Many<()> {
            self.client.delete_many::<Reader>(ids)
        }
    }

    /// A reader as it was fetched: its fields are those of [`Reader`].
    ///
    /// It has [`save`](crate::Live::save), [`refresh`](crate::Live::refresh) and
    /// [`delete`](crate::Live::delete) as well.
    pub type LiveReader = rt::Live<Reader>;

    /// The methods of a fetched reader.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut reader = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?;
    /// reader.set_kind("text").set_mail("text").set_phone("text");
    /// reader.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<Reader> {
        /// Sets `kind`; it is sent by the next `save`.
        ///
        /// How the reader is reached.
        #[inline]
        pub fn set_kind(&mut self, kind: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.kind(kind))
        }

        /// Sets `mail`; it is sent by the next `save`.
        ///
        /// An address.
        #[inline]
        pub fn set_mail(&mut self, mail: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.mail(mail))
        }

        /// Sets `phone`; it is sent by the next `save`.
        ///
        /// A number.
        #[inline]
        pub fn set_phone(&mut self, phone: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.phone(phone))
        }

        /// Sets `pin`; it is sent by the next `save`.
        ///
        /// What opens the door. No response contains it.
        #[inline]
        pub fn set_pin(&mut self, pin: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.pin(pin))
        }

        /// Sets `tags`; it is sent by the next `save`.
        ///
        /// Words about the reader.
        #[inline]
        pub fn set_tags(&mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> &mut Self {
            self.change(|changes| changes.tags(tags))
        }

        /// Sets `tag_ratings`; it is sent by the next `save`.
        ///
        /// How each of `tags` is meant.
        #[inline]
        pub fn set_tag_ratings(&mut self, tag_ratings: impl IntoIterator<Item = Rating>) -> &mut Self {
            self.change(|changes| changes.tag_ratings(tag_ratings))
        }

        /// Sets `mail` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_mail(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_mail())
        }

        /// Sets `phone` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_phone(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_phone())
        }

        /// Adds a book to the reader.
        ///
        /// The list lives in the book.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut reader = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?;
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let book_id = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?.id;
        /// reader.add_book(book_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// Adding an ID that the list has, or removing one that it does not have, is not an error.
        #[inline]
        pub fn add_book(&self, book: impl Into<BookId>) -> rt::Edit<'static, Book> {
            rt::Edit::new(
                self.client(),
                book.into(),
                rt::adding(self.id, |data: &Book| &data.reader_ids, |ids| BookUpdate::new().reader_ids(ids)),
            )
        }

        /// Removes a book from the reader.
        ///
        /// The list lives in the book.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut reader = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?;
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let book_id = client.books().create(NewBook::new(shelf_id, "text", 5000)).await?.id;
        /// # reader.add_book(book_id).await?;
        /// reader.remove_book(book_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// Adding an ID that the list has, or removing one that it does not have, is not an error.
        #[inline]
        pub fn remove_book(&self, book: impl Into<BookId>) -> rt::Edit<'static, Book> {
            rt::Edit::new(
                self.client(),
                book.into(),
                rt::removing(self.id, |data: &Book| &data.reader_ids, |ids| BookUpdate::new().reader_ids(ids)),
            )
        }

        /// Lists its loans.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut reader = client.readers().create(NewReader::by_mail("text", "text", [("text", Rating::Bad)])).await?;
        /// let borrowed = reader.borrowed().await?;
        /// println!("there are {}", borrowed.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn borrowed(&self) -> rt::Call<Vec<Loan>> {
            self.client().list::<Loan>(self.id)
        }
    }

    impl rt::Sealed for Reader {}

    impl rt::Resource for Reader {
        const NAME: &'static str = "reader";
        type Api = Trial;
    }

    impl rt::Entity for Reader {
        type Id = ReaderId;
        type Key = ReaderId;
        type Changes = ReaderUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for Reader {
        type Item = rt::Live<Reader>;
        type Call = rt::Call<Vec<rt::Live<Reader>>>;
        type Parent = ();
        const LIST: rt::Route = rt::Route::new("reader", "GET", "readers", &[200, 206]);
    }

    impl rt::Get for Reader {
        const GET: rt::Route = rt::Route::new("reader", "GET", "readers/{id}", &[200]);
    }

    impl rt::Create for Reader {
        type New = NewReader;
        const CREATE: rt::Route = rt::Route::new("reader", "POST", "readers", &[201]);
    }

    impl rt::Update for Reader {
        type Update = ReaderUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("reader", "PATCH", "readers/{id}", &[200]).read_back(&<Reader as rt::Get>::GET);
    }

    impl rt::Delete for Reader {
        const DELETE: rt::Route = rt::Route::new("reader", "DELETE", "readers/{id}", &[204]);
    }

    impl rt::Save for Reader {}
}

#[doc(hidden)]
pub use reader::{LiveReader, NewReader, Reader, ReaderId, ReaderUpdate, Readers};

/// Shelfs: [`Shelf`], [`NewShelf`], [`ShelfUpdate`], [`Shelves`], [`LiveShelf`], [`ShelfId`] and
/// [`ShelfInventoryView`].
pub mod shelf {
    use super::*;
    use crate::runtime as rt;

    /// A shelf.
    ///
    /// It holds books.
    ///
    /// Neither `Debug` nor its JSON shows its secrets; [`exposing_secrets`](crate::exposing_secrets) does.
    ///
    /// The operations are those of [`Shelves`]. [`NewShelf`] makes one. [`ShelfUpdate`] changes one.
    ///
    /// Fetched, it is a [`LiveShelf`], which has these methods:
    ///
    /// - changes: [`update`](LiveShelf#method.update)
    /// - views: [`inventory`](LiveShelf#method.inventory)
    /// - lists: [`books`](LiveShelf#method.books)
    ///
    /// Generated from `resources.shelf` of the spec. The API's own words:
    /// <https://library.example/docs#shelves>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Shelf {
        /// Identifies the shelf.
        pub id: ShelfId,
        /// The letters on it.
        ///
        /// It matches `^[A-Z]+$`.
        pub label: String,
        /// How high it hangs.
        ///
        /// In metres.
        pub height: f64,
        /// What opened it last.
        ///
        /// `None` where the API leaves it out.
        pub key: Option<rt::Secret>,
        extra: rt::Extra,
    }

    impl Shelf {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Shelf by id: "a shelf" = "{\"id\":1234,\"label\":\"label\",\"height\":0.5}",
        "id" id: required,
        "label" label: required,
        "height" height: required,
        "key" key: absent
    }

    /// The ID of a [`Shelf`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct ShelfId(u64);

    rt::number_id!(ShelfId);

    /// The content of a new [`Shelf`]. A field that is not given gets the API's own default.
    ///
    /// [`Shelves::create`] sends it.
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewShelf {
        label: String,
        height: f64,
        code: String,
    }

    rt::body! { create NewShelf, "label" label: value, "height" height: value, "code" code: value }

    impl NewShelf {
        /// Sets the required fields only.
        #[inline]
        pub fn new(label: impl Into<String>, height: f64, code: impl Into<String>) -> Self {
            Self { label: label.into(), height, code: code.into() }
        }
    }

    impl rt::NewBody for NewShelf {
        type Of = Shelf;
        type Parent = ();

        #[inline]
        fn parent(&self) -> Self::Parent {}
    }

    impl rt::Sealed for NewShelf {}

    impl rt::Body for NewShelf {}

    /// Changes to a [`Shelf`]. A field that is not named keeps its value. The API takes these fields as a
    /// whole: an update gives them all.
    ///
    /// [`Shelves::update`] sends them.
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct ShelfUpdate {
        label: String,
        height: f64,
        code: String,
    }

    rt::body! { update ShelfUpdate, "label" label: value, "height" height: value, "code" code: value }

    impl ShelfUpdate {
        /// Sets the required fields only.
        #[inline]
        pub fn new(label: impl Into<String>, height: f64, code: impl Into<String>) -> Self {
            Self { label: label.into(), height, code: code.into() }
        }
    }

    impl rt::UpdateBody for ShelfUpdate {
        type Of = Shelf;
    }

    impl rt::Sealed for ShelfUpdate {}

    impl rt::Body for ShelfUpdate {}

    /// The shelfs: [`get`](Shelves::get), [`list`](Shelves::list), [`create`](Shelves::create),
    /// [`update`](Shelves::update).
    ///
    /// Each is a [`Shelf`].
    ///
    /// Generated from `resources.shelf` of the spec. The API's own words:
    /// <https://library.example/docs#shelves>.
    #[derive(Clone, Debug)]
    pub struct Shelves {
        pub(super) client: Client,
    }

    impl Shelves {
        /// Reads a shelf.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// let shelf = client.shelves().get(shelf_id).await?;
        /// println!("{shelf:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<ShelfId>) -> rt::Call<rt::Live<Shelf>> {
            self.client.get::<Shelf>(id)
        }

        /// Reads several shelfs, a few at a time, in the order of their IDs.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// let shelves = client.shelves().get_many([shelf_id]).await?;
        /// assert_eq!(shelves.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<ShelfId>>) -> rt::Many<rt::Live<Shelf>> {
            self.client.get_many::<Shelf>(ids)
        }

        /// Reads several shelfs, a few at a time: one result for each ID, in order.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// let mut shelves = client.shelves().get_each([shelf_id]);
        /// while let Some(shelf) = shelves.next().await {
        ///     println!("{:#?}", shelf?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<ShelfId>>) -> rt::Each<rt::Live<Shelf>> {
            self.client.get_each::<Shelf>(ids)
        }

        /// Lists all shelfs of the account.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// let shelves = client.shelves().list().await?;
        /// println!("there are {}", shelves.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self) -> rt::Call<Vec<rt::Live<Shelf>>> {
            self.client.list::<Shelf>(())
        }

        /// Creates a shelf.
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewShelf) -> rt::Call<rt::Live<Shelf>> {
            self.client.create(new)
        }

        /// Changes a shelf, and reads it back.
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<ShelfId>, changes: ShelfUpdate) -> rt::Call<rt::Live<Shelf>> {
            self.client.update::<Shelf>(id, changes)
        }

        /// Changes several shelfs, a few at a time, and reads them back.
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<ShelfId>, ShelfUpdate)>,
        ) -> rt::Many<rt::Live<Shelf>> {
            self.client.update_many::<Shelf>(changes)
        }
    }

    /// A shelf as it was fetched: its fields are those of [`Shelf`].
    ///
    /// It has [`refresh`](crate::Live::refresh) as well.
    pub type LiveShelf = rt::Live<Shelf>;

    /// The methods of a fetched shelf.
    impl rt::Live<Shelf> {
        /// Replaces the content of the shelf on the server, and refreshes this value.
        #[inline]
        pub fn update(&mut self, changes: ShelfUpdate) -> rt::LiveCall<'_, Shelf> {
            self.replace(changes)
        }

        /// Lists its books.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let mut shelf = client.shelves().get(shelf_id).await?;
        /// let books = shelf.books().await?;
        /// println!("there are {}", books.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn books(&self) -> rt::Call<Vec<rt::Live<Book>>> {
            self.client().list::<Book>(self.id)
        }
    }

    /// The views of a fetched shelf.
    impl rt::Live<Shelf> {
        /// The books of the shelf, counted.
        ///
        /// The server computes it when it is asked for. [`when_ready`](crate::Call::when_ready) asks until it
        /// is there.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// # let mut shelf = client.shelves().get(shelf_id).await?;
        /// if let Some(inventory) = shelf.inventory().when_ready().await? {
        ///     println!("{inventory:#?}");
        /// }
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID that cannot be sent is rejected before anything is sent.
        #[inline]
        pub fn inventory(&self) -> rt::Call<ShelfInventoryView> {
            self.client().view(&[&self.id])
        }
    }

    /// The views of a shelf.
    impl Shelves {
        /// The books of the shelf, counted.
        ///
        /// The server computes it when it is asked for. [`when_ready`](crate::Call::when_ready) asks until it
        /// is there.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// if let Some(inventory) = client.shelves().inventory(shelf_id).when_ready().await? {
        ///     println!("{inventory:#?}");
        /// }
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID that cannot be sent is rejected before anything is sent.
        #[inline]
        pub fn inventory(&self, id: impl Into<ShelfId>) -> rt::Call<ShelfInventoryView> {
            self.client.view(&[&Into::<ShelfId>::into(id)])
        }
    }

    /// Stands for the view [`inventory`](Shelves::inventory): a call yields [`Computed`](crate::Computed),
    /// with [`Inventory`] if it is ready.
    #[derive(Debug)]
    pub enum ShelfInventoryView {}

    impl rt::Sealed for ShelfInventoryView {}

    impl rt::Yields for ShelfInventoryView {
        type Value = rt::Computed<Inventory>;
    }

    impl rt::View for ShelfInventoryView {
        const GET: rt::Route = rt::Route::new("shelf inventory", "GET", "shelves/{id}/inventory", &[200, 202, 204])
            .outcomes(&[(202, rt::Outcome::Pending), (204, rt::Outcome::Nothing)])
            .table("resources.shelf.views.inventory");
    }

    impl rt::Call<ShelfInventoryView> {
        /// Counts the books that came since then.
        ///
        /// Sends `after`.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let shelf_id = "1234".parse::<ShelfId>()?;
        /// let inventory = client.shelves().inventory(shelf_id).after("2030-01-01T08:00:00Z".parse::<Timestamp>()?).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn after(self, after: impl Into<rt::Timestamp>) -> Self {
            self.with_query("after", &Into::<rt::Timestamp>::into(after))
        }
    }

    /// The books of a shelf, counted.
    ///
    /// Generated from `objects.Inventory` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Inventory {
        /// How many there are.
        pub books: u64,
        /// What they are.
        pub genres: Vec<Genre>,
        extra: rt::Extra,
    }

    impl Inventory {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Inventory: "an inventory" = "{\"books\":1,\"genres\":[]}",
        "books" books: required,
        "genres" genres: required inspect
    }

    impl rt::Sealed for Inventory {}

    impl rt::Viewed for Inventory {}

    impl rt::Sealed for Shelf {}

    impl rt::Resource for Shelf {
        const NAME: &'static str = "shelf";
        type Api = Trial;
    }

    impl rt::Entity for Shelf {
        type Id = ShelfId;
        type Key = ShelfId;
        type Changes = rt::NoChanges<Shelf>;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for Shelf {
        type Item = rt::Live<Shelf>;
        type Call = rt::Call<Vec<rt::Live<Shelf>>>;
        type Parent = ();
        const LIST: rt::Route = rt::Route::new("shelf", "GET", "shelves", &[200, 206]);
    }

    impl rt::Get for Shelf {
        const GET: rt::Route = rt::Route::new("shelf", "GET", "shelves/{id}", &[200]);
    }

    impl rt::Create for Shelf {
        type New = NewShelf;
        const CREATE: rt::Route = rt::Route::new("shelf", "POST", "shelves", &[201]);
    }

    impl rt::Update for Shelf {
        type Update = ShelfUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("shelf", "PATCH", "shelves/{id}", &[200]).read_back(&<Shelf as rt::Get>::GET);
    }

    /// A trait for each refusal, which nothing implements.
    mod refused {
        #[diagnostic::on_unimplemented(
            message = "`Shelf` cannot be deleted through the Library API",
            note = "shelves are never taken down",
            note = "instead, empty it"
        )]
        pub(super) trait DeleteShelves {}

        #[diagnostic::on_unimplemented(
            message = "`Shelf` cannot be saved field by field through the Library API",
            note = "an update replaces it as a whole",
            note = "instead, use `update` with all that it needs"
        )]
        pub(super) trait SaveShelves {}
    }

    #[doc(hidden)]
    impl rt::Delete for Shelf
    where
        for<'never> Trial: refused::DeleteShelves,
    {
        const DELETE: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Save for Shelf where for<'never> Trial: refused::SaveShelves {}
}

#[doc(hidden)]
pub use shelf::{Inventory, LiveShelf, NewShelf, Shelf, ShelfId, ShelfInventoryView, ShelfUpdate, Shelves};

/// Types that belong to no single resource.
pub mod types {
    use super::*;
    use crate::runtime as rt;

    /// What a book is.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.Genre` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Genre {
        /// A story.
        Novel,
        /// Advice.
        Guide,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(Genre { Novel = "novel", Guide = "how-to" });

    /// What readers think of a book.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.Rating` of the spec.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Rating {
        /// Not worth it.
        Bad,
        /// Worth it.
        Good,
        /// A value that this version of the crate does not know.
        Unrecognized(i64),
    }

    rt::open_integer_enum!(Rating { Bad = -1, Good = 1 });

    /// The views of the account.
    impl Client {
        /// All books as CSV.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// let catalogue = client.catalogue().await?;
        /// println!("{catalogue}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID that cannot be sent is rejected before anything is sent.
        #[inline]
        pub fn catalogue(&self) -> rt::Call<CatalogueView> {
            self.view(&[])
        }

        /// When the library is open on one day.
        ///
        /// The provider calls it a beta: it may still change.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// let hours = client.hours("2030-01-01".parse::<Date>()?).await?;
        /// println!("{hours:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID that cannot be sent is rejected before anything is sent.
        #[inline]
        pub fn hours(&self, day: impl Into<rt::Date>) -> rt::Call<HoursView> {
            self.view(&[&Into::<rt::Date>::into(day)])
        }
    }

    /// Stands for the view `catalogue` of a [`Client`]: a call yields [`Csv`](crate::Csv).
    #[derive(Debug)]
    pub enum CatalogueView {}

    impl rt::Sealed for CatalogueView {}

    impl rt::Yields for CatalogueView {
        type Value = rt::Csv;
    }

    impl rt::View for CatalogueView {
        const GET: rt::Route = rt::Route::new("catalogue", "GET", "catalogue", &[200])
            .accept("text/csv, */*;q=0.1")
            .table("views.catalogue");
    }

    /// Stands for the view `hours` of a [`Client`]: a call yields any JSON value.
    #[derive(Debug)]
    pub enum HoursView {}

    impl rt::Sealed for HoursView {}

    impl rt::Yields for HoursView {
        type Value = rt::Json;
    }

    impl rt::View for HoursView {
        const GET: rt::Route = rt::Route::new("hours", "GET", "hours/{day}", &[200]).table("views.hours");
    }
}

#[doc(hidden)]
pub use types::{CatalogueView, Genre, HoursView, Rating};
