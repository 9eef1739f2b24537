//! `people.toml` exactly as typed.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use toml::Spanned;

/// The tables of `people.toml`; anything else in it is an error.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAuthority {
    #[serde(default)]
    pub(super) person: Vec<RawRecord>,
    #[serde(default)]
    pub(super) not_a_person: Vec<RawName>,
    #[serde(default)]
    pub(super) separate: Vec<RawSeparate>,
}

/// One `[[person]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRecord {
    pub(super) name: Spanned<String>,
    #[serde(default)]
    pub(super) aliases: Vec<Spanned<String>>,
    pub(super) description: Option<String>,
    pub(super) same_as: Option<Spanned<Addresses>>,
    pub(super) born: Option<Spanned<String>>,
    pub(super) slug: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) former: Vec<Spanned<String>>,
}

/// One `[[not_a_person]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawName {
    pub(super) name: Spanned<String>,
}

/// One `[[separate]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSeparate {
    pub(super) names: Spanned<Vec<Spanned<String>>>,
}

/// One address or a list of them.
#[derive(Debug, Default)]
pub(super) struct Addresses(pub(super) Vec<Address>);

/// An address; one that stands alone has no place of its own.
#[derive(Debug)]
pub(super) struct Address {
    pub(super) text: String,
    pub(super) span: Option<std::ops::Range<usize>>,
}

impl<'de> Deserialize<'de> for Addresses {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AddressVisitor)
    }
}

struct AddressVisitor;

impl<'de> Visitor<'de> for AddressVisitor {
    type Value = Addresses;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a string or a list of strings")
    }

    fn visit_str<E>(self, text: &str) -> Result<Addresses, E> {
        Ok(Addresses(vec![Address { text: text.to_owned(), span: None }]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Addresses, A::Error> {
        let mut addresses = Vec::new();
        while let Some(address) = list.next_element::<Spanned<String>>()? {
            addresses.push(Address { span: Some(address.span()), text: address.into_inner() });
        }
        Ok(Addresses(addresses))
    }
}
