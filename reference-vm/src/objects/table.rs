//! Hash tables in order of insertion: what dictionaries and sets are made of.
//!
//! Two keys may only be comparable by running Python code (`__eq__`), and nothing may be borrowed while that happens. So a table
//! answers what it can on its own and otherwise names the entries that are left to be compared; the machine does the rest.

use std::cell::Cell;
use std::hash::{Hash, Hasher};

use hashbrown::HashTable;
use rustc_hash::FxHasher;

use crate::heap;
use crate::value::Value;
use crate::vm::operators::{native_equal, native_hash};
use crate::vm::{Res, Vm};

/// Keys with values, in the order in which the keys were inserted.
pub struct Table<V> {
    /// The entries in order; `None` where one was removed.
    entries: Vec<Option<Entry<V>>>,
    /// Positions in `entries`, by hash.
    index: HashTable<usize>,
    /// Changes whenever an entry comes or goes.
    version: u64,
    /// How many objects had been registered when the first object was put in, until a collection has placed the table.
    filled_since: Cell<Filled>,
}

/// When a table got something that can be part of a cycle.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) enum Filled {
    /// It has had nothing of the kind.
    Never,
    /// When so many objects had been registered, after the latest collection.
    Since(u64),
    /// Before the latest collection.
    Before,
}

struct Entry<V> {
    hash: u64,
    key: Value,
    value: V,
}

/// What a table knows about a key.
pub enum Lookup {
    /// The position of its entry.
    Found(usize),
    /// There is none.
    Absent,
    /// Only comparing the key with these keys tells.
    Undecided(Vec<(usize, Value)>),
}

/// The answer of a table that was asked for a key.
pub struct Looked {
    found: Lookup,
    /// Entries of the same hash that were met on the way.
    passed: usize,
    /// The table's version.
    version: u64,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            index: HashTable::new(),
            version: 0,
            filled_since: Cell::new(Filled::Never),
        }
    }
}

impl<V: Clone> Clone for Table<V> {
    fn clone(&self) -> Self {
        let mut copy = Self::default();
        for entry in self.entries.iter().flatten() {
            copy.push(entry.hash, entry.key.clone(), entry.value.clone());
        }
        copy
    }
}

/// Python's hash of small integers is the integer; the index wants all bits to matter.
fn spread(hash: u64) -> u64 {
    let mut hasher = FxHasher::default();
    hash.hash(&mut hasher);
    hasher.finish()
}

impl Table<Value> {
    /// All keys and values, in order.
    pub(crate) fn into_items(self) -> impl Iterator<Item = Value> {
        let entries = self.entries.into_iter().flatten();
        entries.flat_map(|entry| [entry.key, entry.value])
    }
}

impl<V> Table<V> {
    /// An empty table.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// A number that changes whenever an entry comes or goes.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Looks `key` up without running Python code.
    pub fn lookup(&self, hash: u64, key: &Value) -> Looked {
        let mut passed = 0;
        let found = self.search(hash, key, &mut passed);
        Looked {
            found,
            passed,
            version: self.version,
        }
    }

    fn search(&self, hash: u64, key: &Value, passed: &mut usize) -> Lookup {
        let mut undecided = Vec::new();
        for &at in self.index.iter_hash(spread(hash)) {
            let Some(entry) = self.entry(at).filter(|entry| entry.hash == hash) else {
                continue;
            };
            match native_equal(&entry.key, key) {
                Some(true) if undecided.is_empty() => return Lookup::Found(at),
                Some(false) => *passed += 1,
                _ => undecided.push((at, entry.key.clone())),
            }
        }
        if undecided.is_empty() {
            Lookup::Absent
        } else {
            Lookup::Undecided(undecided)
        }
    }

    /// Adds an entry for a key that the table does not have.
    pub fn push(&mut self, hash: u64, key: Value, value: V) {
        if self.entries.len() > 16 && self.entries.len() > 2 * self.len() {
            self.compact();
        }
        let at = self.entries.len();
        self.entries.push(Some(Entry { hash, key, value }));
        let entries = &self.entries;
        self.index
            .insert_unique(spread(hash), at, |&at| spread(stored_hash(entries, at)));
        self.version += 1;
    }

    /// When it got something that can be part of a cycle.
    pub(crate) fn filled_since(&self) -> Filled {
        self.filled_since.get()
    }

    /// Notes what was put in.
    pub(crate) fn note_content(&self, key: &Value, value: &Value) {
        let is_object = |value: &Value| value.as_object().is_some();
        if self.filled_since.get() == Filled::Never && (is_object(key) || is_object(value)) {
            self.filled_since
                .set(Filled::Since(heap::registered_ever()));
        }
    }

    /// A collection has placed the table among what it looks at.
    pub(crate) fn note_collection(&self) {
        if self.filled_since.get() != Filled::Never {
            self.filled_since.set(Filled::Before);
        }
    }

    /// Drops the places of removed entries.
    fn compact(&mut self) {
        self.entries.retain(Option::is_some);
        self.index.clear();
        let entries = &self.entries;
        for at in 0..entries.len() {
            self.index
                .insert_unique(spread(stored_hash(entries, at)), at, |&at| {
                    spread(stored_hash(entries, at))
                });
        }
    }

    fn entry(&self, at: usize) -> Option<&Entry<V>> {
        self.entries.get(at).and_then(Option::as_ref)
    }

    /// The value at a position that a lookup gave.
    pub fn value_at(&self, at: usize) -> Option<&V> {
        self.entry(at).map(|entry| &entry.value)
    }

    /// Exchanges the value at a position; the key stays.
    pub fn replace_at(&mut self, at: usize, value: V) -> Option<V> {
        let entry = self.entries.get_mut(at)?.as_mut()?;
        Some(std::mem::replace(&mut entry.value, value))
    }

    /// Removes the entry at a position.
    pub fn remove_at(&mut self, at: usize) -> Option<(Value, V)> {
        let entry = self.entries.get_mut(at)?.take()?;
        if let Ok(found) = self
            .index
            .find_entry(spread(entry.hash), |&other| other == at)
        {
            found.remove();
        }
        while matches!(self.entries.last(), Some(None)) {
            self.entries.pop();
        }
        self.version += 1;
        Some((entry.key, entry.value))
    }

    /// Removes the entry that was inserted last.
    pub fn pop_last(&mut self) -> Option<(Value, V)> {
        let at = self.entries.iter().rposition(Option::is_some)?;
        self.remove_at(at)
    }

    /// Removes the entry that was inserted first.
    pub fn pop_first(&mut self) -> Option<(Value, V)> {
        let at = self.entries.iter().position(Option::is_some)?;
        self.remove_at(at)
    }

    /// The first entry at `position` or after, and the position behind it.
    pub fn entry_from(&self, position: usize) -> Option<(usize, &Value, &V)> {
        let mut at = position;
        while let Some(slot) = self.entries.get(at) {
            at += 1;
            if let Some(entry) = slot {
                return Some((at, &entry.key, &entry.value));
            }
        }
        None
    }

    /// The last entry before `position`, and its position.
    pub fn entry_before(&self, position: usize) -> Option<(usize, &Value, &V)> {
        let end = position.min(self.entries.len());
        let at = self.entries.get(..end)?.iter().rposition(Option::is_some)?;
        self.entry(at).map(|entry| (at, &entry.key, &entry.value))
    }

    /// The entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Value, &V)> {
        self.entries
            .iter()
            .flatten()
            .map(|entry| (&entry.key, &entry.value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &Value> {
        self.iter().map(|(key, _)| key)
    }

    /// The entries in order, with the hashes of their keys.
    pub fn hashed(&self) -> impl Iterator<Item = (u64, &Value, &V)> {
        self.entries
            .iter()
            .flatten()
            .map(|entry| (entry.hash, &entry.key, &entry.value))
    }

    /// Takes everything out.
    pub fn take(&mut self) -> Self {
        let version = self.version + 1;
        std::mem::replace(
            self,
            Self {
                version,
                ..Self::default()
            },
        )
    }

    /// The position of a string.
    fn position_of(&self, text: &str) -> Option<(u64, Option<usize>)> {
        let key = Value::from(text);
        let hash = native_hash(&key)?;
        match self.lookup(hash, &key).found {
            Lookup::Found(at) => Some((hash, Some(at))),
            Lookup::Absent | Lookup::Undecided(_) => Some((hash, None)),
        }
    }

    /// The value under a string.
    pub fn get_str(&self, key: &str) -> Option<&V> {
        self.value_at(self.position_of(key)?.1?)
    }

    /// Sets the value under a string.
    pub fn set_str(&mut self, key: &str, value: V) {
        match self.position_of(key) {
            Some((_, Some(at))) => {
                self.replace_at(at, value);
            }
            Some((hash, None)) => self.push(hash, Value::from(key), value),
            None => {}
        }
    }

    /// Removes the entry under a string.
    pub fn remove_str(&mut self, key: &str) -> Option<V> {
        let at = self.position_of(key)?.1?;
        self.remove_at(at).map(|(_, value)| value)
    }
}

fn stored_hash<V>(entries: &[Option<Entry<V>>], at: usize) -> u64 {
    entries
        .get(at)
        .and_then(Option::as_ref)
        .map_or(0, |entry| entry.hash)
}

impl Vm {
    /// The position of `key` in the table that `lookup` asks. Keys are compared with `__eq__` where
    /// that is needed, and the search begins anew when that changed the table.
    pub(crate) fn find(&mut self, key: &Value, lookup: impl Fn() -> Looked) -> Res<Option<usize>> {
        loop {
            let looked = lookup();
            self.spend(looked.passed)?;
            let candidates = match looked.found {
                Lookup::Found(at) => return Ok(Some(at)),
                Lookup::Absent => return Ok(None),
                Lookup::Undecided(candidates) => candidates,
            };
            let mut equal = None;
            for (at, candidate) in candidates {
                self.spend(1)?;
                if self.equal(&candidate, key)? {
                    equal = Some(at);
                    break;
                }
            }
            if lookup().version == looked.version {
                return Ok(equal);
            }
        }
    }
}
