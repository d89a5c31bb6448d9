//! `types`: the classes of functions, generators and their relatives.

use crate::object::Namespace;
use crate::objects::types::T;
use crate::vm::{Res, Vm};

const CLASSES: &[(&str, T)] = &[
    ("AsyncGeneratorType", T::AsyncGenerator),
    ("BuiltinFunctionType", T::Builtin),
    ("CodeType", T::Code),
    ("CoroutineType", T::Coroutine),
    ("FrameType", T::Frame),
    ("FunctionType", T::Function),
    ("GeneratorType", T::Generator),
    ("MethodType", T::Method),
    ("ModuleType", T::Module),
    ("TracebackType", T::Traceback),
];

pub(super) fn names(vm: &mut Vm) -> Res<Namespace> {
    Ok(CLASSES
        .iter()
        .map(|(name, class)| ((*name).into(), vm.library_class(*class)))
        .collect())
}
