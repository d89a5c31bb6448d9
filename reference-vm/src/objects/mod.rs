//! The types of objects. The core is `async_generator`, `coroutine`, `generator` and `body`; the rest is the ground that programs stand on.

pub mod arguments;
pub mod async_generator;
pub mod base;
pub mod body;
pub mod class;
pub mod coroutine;
pub mod dict;
pub mod exception;
pub mod function;
pub mod generator;
pub mod iterator;
pub mod make;
pub mod native;
pub mod number;
pub mod set;
pub mod special;
pub mod table;
pub mod types;
pub mod view;
