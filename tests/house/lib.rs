//! The rules of the house that no compiler keeps, as tests over the sources:
//! who may import whom, words, forbidden texts, documents, the deployed files.
//!
//! Each module has pure scanners (text in, findings out), a test that runs them
//! over the repository, and a test that shows them a bad sample: a rule that
//! cannot fail keeps nothing. Compiles in seconds, so that it runs before
//! everything else, also in the hook before a commit.

#[cfg(test)]
mod deploy;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod files;
#[cfg(test)]
mod floors;
#[cfg(test)]
mod rust;
#[cfg(test)]
mod scans;
#[cfg(test)]
mod words;
