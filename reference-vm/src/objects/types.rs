//! The built-in classes: their names, their bases, and what their instances are.

use crate::objects::class::Layout;

macro_rules! types {
    ($($variant:ident $name:literal in $module:literal ($base:ident) $layout:expr;)*) => {
        /// A built-in class.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[expect(missing_docs, reason = "named after Python's own types")]
        pub enum T { $($variant,)* }

        impl T {
            /// Every built-in class; bases come first.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// `__name__`
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// `__module__`
            pub const fn module(self) -> &'static str {
                match self { $(Self::$variant => $module,)* }
            }

            /// The only base; that of `object` is itself.
            pub const fn base(self) -> Self {
                match self { $(Self::$variant => Self::$base,)* }
            }

            /// Whether programs find it among the builtins.
            pub const fn is_a_builtin_name(self) -> bool {
                !matches!(
                    self,
                    Self::NoneType | Self::NotImplementedType | Self::Ellipsis | Self::Iterator | Self::Function | Self::Builtin
                        | Self::Method | Self::Module | Self::Cell | Self::Code | Self::Frame | Self::Traceback | Self::Generator
                        | Self::Coroutine | Self::CoroutineWrapper | Self::AsyncGenerator | Self::AsyncGenASend
                        | Self::AsyncGenAThrow | Self::AnextAwaitable | Self::ListIterator | Self::ListReverseIterator
                        | Self::TupleIterator | Self::StrIterator | Self::StrAsciiIterator | Self::BytesIterator
                        | Self::RangeIterator | Self::SetIterator | Self::CallableIterator | Self::DictKeys | Self::DictValues
                        | Self::DictItems | Self::DictKeyIterator | Self::DictValueIterator | Self::DictItemIterator
                        | Self::DictReverseKeyIterator | Self::DictReverseValueIterator | Self::DictReverseItemIterator
                )
            }

            /// What its instances are.
            pub const fn layout(self) -> Layout {
                match self { $(Self::$variant => $layout,)* }
            }
        }
    };
}

types! {
    Object "object" in "builtins" (Object) Layout::Instance;
    Type "type" in "builtins" (Object) Layout::Builtin(Self::Type);
    NoneType "NoneType" in "builtins" (Object) Layout::Builtin(Self::NoneType);
    NotImplementedType "NotImplementedType" in "builtins" (Object) Layout::Builtin(Self::NotImplementedType);
    Ellipsis "ellipsis" in "builtins" (Object) Layout::Builtin(Self::Ellipsis);
    Int "int" in "builtins" (Object) Layout::Builtin(Self::Int);
    Bool "bool" in "builtins" (Int) Layout::Builtin(Self::Bool);
    Float "float" in "builtins" (Object) Layout::Builtin(Self::Float);
    Str "str" in "builtins" (Object) Layout::Builtin(Self::Str);
    Bytes "bytes" in "builtins" (Object) Layout::Builtin(Self::Bytes);
    Tuple "tuple" in "builtins" (Object) Layout::Builtin(Self::Tuple);
    List "list" in "builtins" (Object) Layout::Builtin(Self::List);
    Dict "dict" in "builtins" (Object) Layout::Builtin(Self::Dict);
    Set "set" in "builtins" (Object) Layout::Builtin(Self::Set);
    FrozenSet "frozenset" in "builtins" (Object) Layout::Builtin(Self::FrozenSet);
    Range "range" in "builtins" (Object) Layout::Builtin(Self::Range);
    Slice "slice" in "builtins" (Object) Layout::Builtin(Self::Slice);
    Iterator "iterator" in "builtins" (Object) Layout::Builtin(Self::Iterator);
    ListIterator "list_iterator" in "builtins" (Object) Layout::Builtin(Self::ListIterator);
    ListReverseIterator "list_reverseiterator" in "builtins" (Object) Layout::Builtin(Self::ListReverseIterator);
    TupleIterator "tuple_iterator" in "builtins" (Object) Layout::Builtin(Self::TupleIterator);
    StrIterator "str_iterator" in "builtins" (Object) Layout::Builtin(Self::StrIterator);
    StrAsciiIterator "str_ascii_iterator" in "builtins" (Object) Layout::Builtin(Self::StrAsciiIterator);
    BytesIterator "bytes_iterator" in "builtins" (Object) Layout::Builtin(Self::BytesIterator);
    RangeIterator "range_iterator" in "builtins" (Object) Layout::Builtin(Self::RangeIterator);
    SetIterator "set_iterator" in "builtins" (Object) Layout::Builtin(Self::SetIterator);
    CallableIterator "callable_iterator" in "builtins" (Object) Layout::Builtin(Self::CallableIterator);
    DictKeys "dict_keys" in "builtins" (Object) Layout::Builtin(Self::DictKeys);
    DictValues "dict_values" in "builtins" (Object) Layout::Builtin(Self::DictValues);
    DictItems "dict_items" in "builtins" (Object) Layout::Builtin(Self::DictItems);
    DictKeyIterator "dict_keyiterator" in "builtins" (Object) Layout::Builtin(Self::DictKeyIterator);
    DictValueIterator "dict_valueiterator" in "builtins" (Object) Layout::Builtin(Self::DictValueIterator);
    DictItemIterator "dict_itemiterator" in "builtins" (Object) Layout::Builtin(Self::DictItemIterator);
    DictReverseKeyIterator "dict_reversekeyiterator" in "builtins" (Object) Layout::Builtin(Self::DictReverseKeyIterator);
    DictReverseValueIterator "dict_reversevalueiterator" in "builtins" (Object) Layout::Builtin(Self::DictReverseValueIterator);
    DictReverseItemIterator "dict_reverseitemiterator" in "builtins" (Object) Layout::Builtin(Self::DictReverseItemIterator);
    Enumerate "enumerate" in "builtins" (Object) Layout::Builtin(Self::Enumerate);
    Zip "zip" in "builtins" (Object) Layout::Builtin(Self::Zip);
    Map "map" in "builtins" (Object) Layout::Builtin(Self::Map);
    Filter "filter" in "builtins" (Object) Layout::Builtin(Self::Filter);
    Reversed "reversed" in "builtins" (Object) Layout::Builtin(Self::Reversed);
    Function "function" in "builtins" (Object) Layout::Builtin(Self::Function);
    Builtin "builtin_function_or_method" in "builtins" (Object) Layout::Builtin(Self::Builtin);
    Method "method" in "builtins" (Object) Layout::Builtin(Self::Method);
    Property "property" in "builtins" (Object) Layout::Builtin(Self::Property);
    StaticMethod "staticmethod" in "builtins" (Object) Layout::Builtin(Self::StaticMethod);
    ClassMethod "classmethod" in "builtins" (Object) Layout::Builtin(Self::ClassMethod);
    Super "super" in "builtins" (Object) Layout::Builtin(Self::Super);
    Module "module" in "builtins" (Object) Layout::Builtin(Self::Module);
    Cell "cell" in "builtins" (Object) Layout::Builtin(Self::Cell);
    Code "code" in "builtins" (Object) Layout::Builtin(Self::Code);
    Frame "frame" in "builtins" (Object) Layout::Builtin(Self::Frame);
    Traceback "traceback" in "builtins" (Object) Layout::Builtin(Self::Traceback);
    Generator "generator" in "builtins" (Object) Layout::Builtin(Self::Generator);
    Coroutine "coroutine" in "builtins" (Object) Layout::Builtin(Self::Coroutine);
    CoroutineWrapper "coroutine_wrapper" in "builtins" (Object) Layout::Builtin(Self::CoroutineWrapper);
    AsyncGenerator "async_generator" in "builtins" (Object) Layout::Builtin(Self::AsyncGenerator);
    AsyncGenASend "async_generator_asend" in "builtins" (Object) Layout::Builtin(Self::AsyncGenASend);
    AsyncGenAThrow "async_generator_athrow" in "builtins" (Object) Layout::Builtin(Self::AsyncGenAThrow);
    AnextAwaitable "anext_awaitable" in "builtins" (Object) Layout::Builtin(Self::AnextAwaitable);

    BaseException "BaseException" in "builtins" (Object) Layout::Exception;
    Exception "Exception" in "builtins" (BaseException) Layout::Exception;
    GeneratorExit "GeneratorExit" in "builtins" (BaseException) Layout::Exception;
    KeyboardInterrupt "KeyboardInterrupt" in "builtins" (BaseException) Layout::Exception;
    SystemExit "SystemExit" in "builtins" (BaseException) Layout::Exception;
    ArithmeticError "ArithmeticError" in "builtins" (Exception) Layout::Exception;
    FloatingPointError "FloatingPointError" in "builtins" (ArithmeticError) Layout::Exception;
    OverflowError "OverflowError" in "builtins" (ArithmeticError) Layout::Exception;
    ZeroDivisionError "ZeroDivisionError" in "builtins" (ArithmeticError) Layout::Exception;
    AssertionError "AssertionError" in "builtins" (Exception) Layout::Exception;
    AttributeError "AttributeError" in "builtins" (Exception) Layout::Exception;
    BufferError "BufferError" in "builtins" (Exception) Layout::Exception;
    EOFError "EOFError" in "builtins" (Exception) Layout::Exception;
    ImportError "ImportError" in "builtins" (Exception) Layout::Exception;
    ModuleNotFoundError "ModuleNotFoundError" in "builtins" (ImportError) Layout::Exception;
    LookupError "LookupError" in "builtins" (Exception) Layout::Exception;
    IndexError "IndexError" in "builtins" (LookupError) Layout::Exception;
    KeyError "KeyError" in "builtins" (LookupError) Layout::Exception;
    MemoryError "MemoryError" in "builtins" (Exception) Layout::Exception;
    NameError "NameError" in "builtins" (Exception) Layout::Exception;
    UnboundLocalError "UnboundLocalError" in "builtins" (NameError) Layout::Exception;
    OSError "OSError" in "builtins" (Exception) Layout::Exception;
    ConnectionError "ConnectionError" in "builtins" (OSError) Layout::Exception;
    ConnectionResetError "ConnectionResetError" in "builtins" (ConnectionError) Layout::Exception;
    TimeoutError "TimeoutError" in "builtins" (OSError) Layout::Exception;
    ReferenceError "ReferenceError" in "builtins" (Exception) Layout::Exception;
    RuntimeError "RuntimeError" in "builtins" (Exception) Layout::Exception;
    NotImplementedError "NotImplementedError" in "builtins" (RuntimeError) Layout::Exception;
    RecursionError "RecursionError" in "builtins" (RuntimeError) Layout::Exception;
    StopAsyncIteration "StopAsyncIteration" in "builtins" (Exception) Layout::Exception;
    StopIteration "StopIteration" in "builtins" (Exception) Layout::Exception;
    SyntaxError "SyntaxError" in "builtins" (Exception) Layout::Exception;
    IndentationError "IndentationError" in "builtins" (SyntaxError) Layout::Exception;
    TabError "TabError" in "builtins" (IndentationError) Layout::Exception;
    SystemError "SystemError" in "builtins" (Exception) Layout::Exception;
    TypeError "TypeError" in "builtins" (Exception) Layout::Exception;
    ValueError "ValueError" in "builtins" (Exception) Layout::Exception;
    UnicodeError "UnicodeError" in "builtins" (ValueError) Layout::Exception;
    UnicodeDecodeError "UnicodeDecodeError" in "builtins" (UnicodeError) Layout::Exception;
    UnicodeEncodeError "UnicodeEncodeError" in "builtins" (UnicodeError) Layout::Exception;
    BaseExceptionGroup "BaseExceptionGroup" in "builtins" (BaseException) Layout::Exception;
    ExceptionGroup "ExceptionGroup" in "builtins" (BaseExceptionGroup) Layout::Exception;
    Warning "Warning" in "builtins" (Exception) Layout::Exception;
    UserWarning "UserWarning" in "builtins" (Warning) Layout::Exception;
    DeprecationWarning "DeprecationWarning" in "builtins" (Warning) Layout::Exception;
    PendingDeprecationWarning "PendingDeprecationWarning" in "builtins" (Warning) Layout::Exception;
    SyntaxWarning "SyntaxWarning" in "builtins" (Warning) Layout::Exception;
    RuntimeWarning "RuntimeWarning" in "builtins" (Warning) Layout::Exception;
    FutureWarning "FutureWarning" in "builtins" (Warning) Layout::Exception;
    ResourceWarning "ResourceWarning" in "builtins" (Warning) Layout::Exception;
}
