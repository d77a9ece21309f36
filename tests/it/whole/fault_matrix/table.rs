//! The expected results: a row for each fault, a column for each kind of operation.
//!
//! A cell says how the call ends, how many requests the server sees, and what it has done. `ok` is a success, anything else the
//! kind of the error, with a `?` where the outcome is unknown, and a `!` where it says that
//! the write was probably done. `+` is done and `-` is not; of a bulk change there is one for each of its three objects.
//!
//! A fault happens once, unless its name ends in `always`. It meets the first request of its method. An addition to a list is a GET,
//! a PUT and a GET, of which the PUT meets the fault, and a removal the same, of which the first GET does. A bulk change
//! goes one by one, and the second meets it. A list in pages is a GET more, of the page that is empty. An action is never sent again.

pub const COLUMNS: [&[&str]; 9] = [
    &["get", "list"],
    &["create"],
    &["update", "save"],
    &["delete", "archive"],
    &["add"],
    &["remove"],
    &["bulk"],
    &["act"],
    &["pages"],
];

#[rustfmt::skip]
pub const ROWS: &str = "
                         | get list    | create             | update save        | delete             | add                | remove       | bulk        | act         | pages
  400                    | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1
  401                    | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1
  403                    | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1
  404                    | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1
  418                    | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1
  500                    | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1
  799                    | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1
  404 no gzip            | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1
  404 withheld           | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1
  400 oversized          | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1
  500 cut                | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1
  304                    | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1

  429                    | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  429 seconds            | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  429 date               | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  429 past date          | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  429 date behind        | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  429 date ahead         | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  429 no gzip            | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  429 cut                | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  429 cut chunks         | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  429 withheld           | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  429 oversized          | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  429 absurd             | Status 1    | Status 1 -         | Status 1 -         | Status 1 -         | Status 2 -         | Status 1 -   | Status 2 +--   | Status 1 -         | Status 1
  429 100 s, always      | Status 3    | Status 3 -         | Status 3 -         | Status 3 -         | Status 4 -         | Status 3 -   | Status 4 +--   | Status 3 -         | Status 3

  408                    | ok 2        | Status 1 -         | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Status 1 -         | ok 3
  408, always            | Status 3    | Status 1 -         | Status 3 -         | Status 3 -         | Status 4 -         | Status 3 -   | Status 4 +--   | Status 1 -         | Status 3
  503                    | ok 2        | Status 1 -         | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Status 1 -         | ok 3
  503, always            | Status 3    | Status 1 -         | Status 3 -         | Status 3 -         | Status 4 -         | Status 3 -   | Status 4 +--   | Status 1 -         | Status 3
  503 seconds            | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  503 no gzip            | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  503 seconds, always    | Status 3    | Status 3 -         | Status 3 -         | Status 3 -         | Status 4 -         | Status 3 -   | Status 4 +--   | Status 3 -         | Status 3
  502                    | ok 2        | Status? 1 -        | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Status? 1 -        | ok 3
  502, always            | Status 3    | Status? 1 -        | Status? 3 -        | Status? 3 -        | Status? 4 -        | Status 3 -   | Status? 4 +--  | Status? 1 -        | Status 3
  502 when done          | ok 2        | Status? 1 +        | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Status? 1 +        | ok 3
  502 page               | ok 2        | Status? 1 -        | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Status? 1 -        | ok 3
  502 cut                | ok 2        | Status? 1 -        | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Status? 1 -        | ok 3
  504                    | ok 2        | Status? 1 -        | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Status? 1 -        | ok 3
  504 when done, always  | Status 3    | Status? 1 +        | Status? 3 +        | Status? 3 +        | Status? 4 +        | Status 3 -   | Status? 4 ++-  | Status? 1 +        | Status 3

  closed                 | ok 2        | Transport? 1 -     | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Transport? 1 -     | ok 3
  closed, always         | Transport 3 | Transport? 1 -     | Transport? 3 -     | Transport? 3 -     | Transport? 4 -     | Transport 3 - | Transport? 4 +--| Transport? 1 -     | Transport 3
  closed when done       | ok 2        | Transport? 1 +     | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Transport? 1 +     | ok 3
  closed within          | ok 2        | Transport? 1 +     | ok 2 +             | ok 1 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Transport? 1 +     | ok 3
  withheld               | ok 2        | Timeout? 1 +       | ok 2 +             | ok 1 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Timeout? 1 +       | ok 3
  no gzip                | ok 2        | Transport? 1 +     | ok 2 +             | ok 1 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Transport? 1 +     | ok 3
  endless headers        | ok 2        | Transport? 1 +     | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Transport? 1 +     | ok 3
  silent                 | ok 2        | Timeout? 1 -       | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Timeout? 1 -       | ok 3
  silent, always         | Timeout 3   | Timeout? 1 -       | Timeout? 3 -       | Timeout? 3 -       | Timeout? 4 -       | Timeout 3 -  | Timeout? 4 +-- | Timeout? 1 -       | Timeout 3
  trickle                | ok 2        | Timeout? 1 +       | ok 2 +             | ok 1 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Timeout? 1 +       | ok 3

  HTTP/2 refused         | ok 2        | ok 2 +             | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | ok 2 +             | ok 3
  HTTP/2 refused, always | Unprocessed 3 | Unprocessed 3 -  | Unprocessed 3 -    | Unprocessed 3 -    | Unprocessed 4 -    | Unprocessed 3 - | Unprocessed 4 +--| Unprocessed 3 -    | Unprocessed 3
  HTTP/2 mute            | ok 2        | Timeout? 1 -       | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Timeout? 1 -       | ok 3
  HTTP/2 mute when done  | ok 2        | Timeout? 1 +       | ok 2 +             | ok 2 +             | ok 4 +             | ok 4 +       | ok 4 +++       | Timeout? 1 +       | ok 3

  redirect               | Redirect 1  | Redirect 1 -       | Redirect 1 -       | Redirect 1 -       | Redirect 2 -       | Redirect 1 - | Redirect 2 +-- | Redirect 1 -       | Redirect 1
  redirect elsewhere     | Redirect 1  | Redirect 1 -       | Redirect 1 -       | Redirect 1 -       | Redirect 2 -       | Redirect 1 - | Redirect 2 +-- | Redirect 1 -       | Redirect 1
  redirect to itself     | Redirect 1  | Redirect 1 -       | Redirect 1 -       | Redirect 1 -       | Redirect 2 -       | Redirect 1 - | Redirect 2 +-- | Redirect 1 -       | Redirect 1
  redirect cut           | Redirect 1  | Redirect 1 -       | Redirect 1 -       | Redirect 1 -       | Redirect 2 -       | Redirect 1 - | Redirect 2 +-- | Redirect 1 -       | Redirect 1

  status 200             | ok 1        | ok 1 +             | ok 1 +             | ok 1 +             | ok 3 +             | ok 3 +       | ok 3 +++       | ok 1 +             | ok 2
  status 202             | ok 1        | ok 1 +             | ok 1 +             | ok 1 +             | ok 3 +             | ok 3 +       | ok 3 +++       | ok 1 +             | ok 2
  status 206             | ok 1        | ok 1 +             | ok 1 +             | ok 1 +             | ok 3 +             | ok 3 +       | ok 3 +++       | ok 1 +             | ok 2
  status 204             | Decode 1    | Decode! 1 +        | ok 2 +             | ok 1 +             | ok 3 +             | Decode 1 -   | ok 4 +++       | ok 2 +             | Decode 1
  status 204, always     | Decode 1    | Decode! 1 +        | ok 2 +             | ok 1 +             | ok 3 +             | Decode 1 -   | ok 4 +++       | ok 2 +             | Decode 1

  oversized              | TooLarge 1  | TooLarge! 1 +      | TooLarge! 1 +      | ok 1 +             | TooLarge! 2 +      | TooLarge 1 - | TooLarge! 2 ++-| TooLarge! 1 +      | TooLarge 1
  gzip bomb              | TooLarge 1  | TooLarge! 1 +      | TooLarge! 1 +      | ok 1 +             | TooLarge! 2 +      | TooLarge 1 - | TooLarge! 2 ++-| TooLarge! 1 +      | TooLarge 1
  truncated              | Decode 1    | Decode! 1 +        | Decode! 1 +        | ok 1 +             | ok 3 +             | Decode 1 -   | Decode! 2 ++-  | Decode! 1 +        | Decode 1
  no JSON                | Decode 1    | Decode! 1 +        | Decode! 1 +        | ok 1 +             | ok 3 +             | Decode 1 -   | Decode! 2 ++-  | Decode! 1 +        | Decode 1
  page                   | Decode 1    | Decode! 1 +        | Decode! 1 +        | ok 1 +             | ok 3 +             | Decode 1 -   | Decode! 2 ++-  | Decode! 1 +        | Decode 1
  nothing                | Decode 1    | Decode! 1 +        | ok 2 +             | ok 1 +             | ok 3 +             | Decode 1 -   | ok 4 +++       | ok 2 +             | Decode 1
  deep                   | Decode 1    | Decode! 1 +        | Decode! 1 +        | ok 1 +             | ok 3 +             | Decode 1 -   | Decode! 2 ++-  | Decode! 1 +        | Decode 1
  no UTF-8               | Decode 1    | Decode! 1 +        | Decode! 1 +        | ok 1 +             | ok 3 +             | Decode 1 -   | Decode! 2 ++-  | Decode! 1 +        | Decode 1
  duplicate key          | Decode 1    | Decode! 1 +        | Decode! 1 +        | ok 1 +             | ok 3 +             | Decode 1 -   | Decode! 2 ++-  | Decode! 1 +        | Decode 1
  number as text         | Decode 1    | Decode! 1 +        | Decode! 1 +        | ok 1 +             | ok 3 +             | Decode 1 -   | Decode! 2 ++-  | Decode! 1 +        | Decode 1
  negative id            | Decode 1    | Decode! 1 +        | Decode! 1 +        | ok 1 +             | ok 3 +             | Decode 1 -   | Decode! 2 ++-  | Decode! 1 +        | Decode 1
  id beyond 2^53         | ok 1        | ok 1 +             | ok 1 +             | ok 1 +             | ok 3 +             | ok 3 +       | ok 3 +++       | ok 1 +             | ok 2
  unknown field          | ok 1        | ok 1 +             | ok 1 +             | ok 1 +             | ok 3 +             | ok 3 +       | ok 3 +++       | ok 1 +             | ok 2
  not applied            | ok 1        | ok 1 -             | ok 1 -             | ok 1 -             | ok 5 +             | ok 3 +       | ok 3 +-+       | ok 1 -             | ok 2
  GZIP                   | ok 1        | ok 1 +             | ok 1 +             | ok 1 +             | ok 3 +             | ok 3 +       | ok 3 +++       | ok 1 +             | ok 2
  x-gzip members         | ok 1        | ok 1 +             | ok 1 +             | ok 1 +             | ok 3 +             | ok 3 +       | ok 3 +++       | ok 1 +             | ok 2
  byte order mark        | ok 1        | ok 1 +             | ok 1 +             | ok 1 +             | ok 3 +             | ok 3 +       | ok 3 +++       | ok 1 +             | ok 2
  text/html              | ok 1        | ok 1 +             | ok 1 +             | ok 1 +             | ok 3 +             | ok 3 +       | ok 3 +++       | ok 1 +             | ok 2
";

/// The name of a fault, and what is expected of each operation.
pub fn rows() -> impl Iterator<Item = (&'static str, Vec<(&'static str, &'static str)>)> {
    let lines = ROWS.lines().filter(|line| line.contains('|')).skip(1);
    lines.map(|line| {
        let mut cells = line.split('|').map(str::trim);
        let name = cells.next().expect("a line has a first part");
        let of_column = |(operations, cell): (&&'static [&'static str], &'static str)| {
            operations.iter().map(|operation| (*operation, cell)).collect::<Vec<_>>()
        };
        (name, COLUMNS.iter().zip(cells).flat_map(of_column).collect())
    })
}
