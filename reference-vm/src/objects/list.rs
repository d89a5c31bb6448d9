//! Lists.

use std::cell::RefCell;

use super::arguments::method;
use super::function::{Arguments, Builtin};
use super::special;
use super::types::T;
use crate::heap;
use crate::object::Kind;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The methods of `list`.
pub const METHODS: &[Builtin] = &[
    special::ITER,
    special::LEN,
    special::GETITEM,
    special::SETITEM,
    special::DELITEM,
    special::CONTAINS,
    special::ADD,
    special::MUL,
    special::RMUL,
    special::IADD,
    special::EQ,
    special::NE,
    special::LT,
    special::LE,
    special::GT,
    special::GE,
    special::REPR,
    special::REVERSED,
    special::CLASS_GETITEM,
    method("append", append),
    method("extend", extend),
    method("insert", insert),
    method("pop", pop),
    method("remove", remove),
    method("clear", clear),
    method("copy", copy),
    method("index", index),
    method("count", count),
    method("reverse", reverse),
    method("sort", sort),
];

fn receiver<'a>(vm: &mut Vm, value: &'a Value, name: &str) -> Res<&'a RefCell<Vec<Value>>> {
    match value.as_object().map(|object| &object.kind) {
        Some(Kind::List(items)) => Ok(items),
        _ => Err(vm.wrong_receiver("list", name, value)),
    }
}

fn append(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, item] = arguments.received(vm, "list.append")?;
    let items = receiver(vm, &this, "append")?;
    vm.append(items, item)?;
    Ok(Value::None)
}

fn extend(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, iterable] = arguments.received(vm, "list.extend")?;
    let items = receiver(vm, &this, "extend")?;
    vm.extend(items, &iterable)?;
    Ok(Value::None)
}

/// A position counted from the end if it is negative, and moved into the list.
fn place(index: i64, len: usize) -> usize {
    let from_end = usize::try_from(index.unsigned_abs()).unwrap_or(usize::MAX);
    if index < 0 {
        len.saturating_sub(from_end)
    } else {
        from_end.min(len)
    }
}

fn insert(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, index, item] = arguments.received(vm, "list.insert")?;
    let items = receiver(vm, &this, "insert")?;
    let index = vm.index_number(&index)?;
    let len = items.borrow().len();
    vm.claim(len + 1, size_of::<Value>())?;
    vm.spend(len / 64)?;
    items.borrow_mut().insert(place(index, len), item);
    Ok(Value::None)
}

fn pop(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let (this, rest) = arguments.received_between(vm, "list.pop", 0, 1)?;
    let items = receiver(vm, &this, "pop")?;
    let index = match rest.first() {
        Some(index) => vm.index_number(index)?,
        None => -1,
    };
    let len = items.borrow().len();
    if len == 0 {
        return Err(vm.raise(T::IndexError, "pop from empty list"));
    }
    let at = if index < 0 {
        index.saturating_add(i64::try_from(len).unwrap_or(i64::MAX))
    } else {
        index
    };
    match usize::try_from(at).ok().filter(|at| *at < len) {
        Some(at) => {
            vm.spend((len - at) / 64)?;
            Ok(items.borrow_mut().remove(at))
        }
        None => Err(vm.raise(T::IndexError, "pop index out of range")),
    }
}

/// The index of the first item from `start` to before `stop` that equals `wanted`.
fn find(
    vm: &mut Vm,
    items: &RefCell<Vec<Value>>,
    wanted: &Value,
    start: usize,
    stop: usize,
) -> Res<Option<usize>> {
    let mut at = start;
    while at < stop {
        let Some(item) = items.borrow().get(at).cloned() else {
            break;
        };
        vm.spend(1)?;
        if vm.same_or_equal(&item, wanted)? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

fn remove(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, item] = arguments.received(vm, "list.remove")?;
    let items = receiver(vm, &this, "remove")?;
    let found = find(vm, items, &item, 0, usize::MAX)?;
    match found.filter(|at| *at < items.borrow().len()) {
        Some(at) => {
            let removed = items.borrow_mut().remove(at);
            drop(removed);
            Ok(Value::None)
        }
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

fn clear(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "list.clear")?;
    // Items go from the end, as in CPython.
    heap::let_go(receiver(vm, &this, "clear")?.take().into_iter().rev());
    Ok(Value::None)
}

fn copy(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "list.copy")?;
    let copy = receiver(vm, &this, "copy")?.borrow().clone();
    vm.claim_work(copy.len(), size_of::<Value>())?;
    Ok(vm.list(copy))
}

fn index(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let (this, rest) = arguments.received_between(vm, "list.index", 1, 3)?;
    let items = receiver(vm, &this, "index")?;
    let (wanted, start, stop) = search_bounds(vm, rest, items.borrow().len())?;
    match find(vm, items, &wanted, start, stop)? {
        Some(at) => vm.integer(at),
        None => {
            if !vm.older_than(14) {
                return Err(vm.value_error("list.index(x): x not in list"));
            }
            let shown = vm.repr(&wanted)?;
            Err(vm.value_error(format!("{shown} is not in list")))
        }
    }
}

/// The arguments of `index`: what is looked for, and between which positions.
pub(crate) fn search_bounds(
    vm: &mut Vm,
    arguments: Vec<Value>,
    len: usize,
) -> Res<(Value, usize, usize)> {
    let mut arguments = arguments.into_iter();
    let wanted = arguments.next().unwrap_or(Value::None);
    let start = match arguments.next() {
        Some(start) => place(vm.search_bound(&start)?, len),
        None => 0,
    };
    let stop = match arguments.next() {
        Some(stop) => place(vm.search_bound(&stop)?, len),
        None => usize::MAX,
    };
    Ok((wanted, start, stop))
}

fn count(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, wanted] = arguments.received(vm, "list.count")?;
    let items = receiver(vm, &this, "count")?.borrow().clone();
    count_items(vm, &items, &wanted)
}

/// How many items equal `wanted`.
pub(crate) fn count_items(vm: &mut Vm, items: &[Value], wanted: &Value) -> Res<Value> {
    let mut count = 0;
    for item in items {
        vm.spend(1)?;
        count += usize::from(vm.same_or_equal(item, wanted)?);
    }
    vm.integer(count)
}

fn reverse(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "list.reverse")?;
    receiver(vm, &this, "reverse")?.borrow_mut().reverse();
    Ok(Value::None)
}

fn sort(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let mut arguments = arguments;
    let order = Order::take(vm, &mut arguments, "sort")?;
    if arguments.positional.len() > 1 {
        return Err(vm.type_error("sort() takes no positional arguments"));
    }
    let [this] = arguments.received(vm, "list.sort")?;
    let items = receiver(vm, &this, "sort")?;
    let unsorted = items.take();
    let backup = unsorted.clone();
    let (sorted, result) = match sorted(vm, unsorted, &order) {
        Ok(sorted) => (sorted, Ok(Value::None)),
        Err(error) => (backup, Err(error)),
    };
    let meanwhile = items.replace(sorted);
    if !meanwhile.is_empty() && result.is_ok() {
        return Err(vm.value_error("list modified during sort"));
    }
    result
}

/// How to sort.
pub(crate) struct Order {
    key: Value,
    reverse: bool,
}

impl Order {
    /// Takes the keyword arguments of `sort` and `sorted`.
    pub(crate) fn take(vm: &mut Vm, arguments: &mut Arguments, name: &str) -> Res<Self> {
        let key = arguments.take_keyword("key").unwrap_or(Value::None);
        let reverse = arguments.take_keyword("reverse");
        if let Some((keyword, _)) = arguments.keywords.first() {
            let message = if vm.older_than(13) {
                format!("'{keyword}' is an invalid keyword argument for {name}()")
            } else {
                format!("{name}() got an unexpected keyword argument '{keyword}'")
            };
            return Err(vm.type_error(message));
        }
        let reverse = reverse.map_or(Ok(false), |reverse| vm.flag(&reverse))?;
        Ok(Self { key, reverse })
    }
}

/// The items in order. The sort is stable, and asks only whether a later item is less than an earlier one.
pub(crate) fn sorted(vm: &mut Vm, items: Vec<Value>, order: &Order) -> Res<Vec<Value>> {
    vm.claim_work(items.len(), size_of::<Value>())?;
    let mut keyed = Vec::with_capacity(items.len());
    for item in items {
        let key = if order.key.is_none() {
            item.clone()
        } else {
            vm.call_values(&order.key, vec![item.clone()])?
        };
        keyed.push((key, item));
    }
    if order.reverse {
        keyed.reverse();
    }
    let mut keyed = merge_sort(vm, keyed)?;
    if order.reverse {
        keyed.reverse();
    }
    Ok(keyed.into_iter().map(|(_, item)| item).collect())
}

/// Short stretches are sorted by binary insertion, in the order of comparisons of CPython's sort; longer ones are merged.
fn merge_sort(vm: &mut Vm, mut items: Vec<(Value, Value)>) -> Res<Vec<(Value, Value)>> {
    const SHORT: usize = 64;
    if items.len() < SHORT {
        return insertion_sort(vm, items);
    }
    let right = items.split_off(items.len() / 2);
    let left = merge_sort(vm, items)?;
    let right = merge_sort(vm, right)?;
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        vm.spend(1)?;
        let (a, b) = (a.0.clone(), b.0.clone());
        merged.extend(if vm.less(&b, &a)? {
            right.next()
        } else {
            left.next()
        });
    }
    merged.extend(left);
    merged.extend(right);
    Ok(merged)
}

fn insertion_sort(vm: &mut Vm, mut items: Vec<(Value, Value)>) -> Res<Vec<(Value, Value)>> {
    let ordered = leading_run(vm, &mut items)?;
    for at in ordered..items.len() {
        let Some((pivot, _)) = items.get(at).cloned() else {
            break;
        };
        let (mut low, mut high) = (0, at);
        while low < high {
            vm.spend(1)?;
            let middle = low + (high - low) / 2;
            let Some((key, _)) = items.get(middle).cloned() else {
                break;
            };
            if vm.less(&pivot, &key)? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if let Some(part) = items.get_mut(low..=at) {
            part.rotate_right(1);
        }
    }
    Ok(items)
}

/// How many items at the beginning are in order already; a strictly descending run is turned around first.
fn leading_run(vm: &mut Vm, items: &mut [(Value, Value)]) -> Res<usize> {
    let mut length = items.len().min(1);
    let mut descending = None;
    while let (Some((before, _)), Some((next, _))) = (
        items.get(length.wrapping_sub(1)).cloned(),
        items.get(length).cloned(),
    ) {
        vm.spend(1)?;
        let less = vm.less(&next, &before)?;
        if *descending.get_or_insert(less) != less {
            break;
        }
        length += 1;
    }
    if descending == Some(true)
        && let Some(run) = items.get_mut(..length)
    {
        run.reverse();
    }
    Ok(length)
}
