// The names that CPython's own C code uses (_Py_ID): as strings they are immortal.

const NAMES = `
CANCELLED FINISHED False JSONDecodeError None PENDING Py_Repr TextIOWrapper True WarningMessage abc abs abs_tol access
aclose add add_done_callback after_in_child after_in_parent alias align all all_threads allow_code any append arg
argdefs args arguments argv as_integer_ratio asend ast athrow attribute autocommit backtick base before big
binary_form bit_offset bit_size block bool bound buffer buffer_callback buffer_size buffering buffers bufsize builtins
byte_offset byte_size byteorder bytes bytes_per_sep c_call c_exception c_parameter_type c_return
cached_datetime_module cached_statements cadata cafile call call_exception_handler call_soon callable callback cancel
capath cat category cb_type certfile check_same_thread chr clear close closed closefd closure code col_offset command
comment_factory compile_mode config consts context contravariant conversion cookie copy copyreg coro count covariant
cwd d_parameter_type data database date day debug decode decoder default defaultaction delete depth desired_access
detect_types deterministic device dict difference_update digest digest_size digestmod dir_fd discard dispatch_table
displayhook dklen doc done dont_inherit dst dst_dir_fd eager_start effective_ids element_factory encode encoding end
end_col_offset end_lineno end_offset endpos entrypoint env errors event eventmask exc exc_type exc_value excepthook
exception existing_file_name exp expression extend extra_tokens facility factory fallback false family fanout fd fd2
fdel fget fields file file_actions filename fileno filepath fillvalue filter filters final find_class first
fix_imports flags float flush fold follow_symlinks format format_spec frame_buffer from_param fromlist fromtimestamp
fromutc fset func future generation get get_debug get_event_loop get_loop get_source getattr getstate gid globals
groupindex groups handle handle_seq has_location hash_name header headers hi hook hour id ident identity_hint ignore
imag importlib in_fd incoming index indexgroup inf infer_variance inherit_handle inheritable initial initial_bytes
initial_owner initial_state initial_value initval inner_size input insert_comments insert_pis instructions int intern
intersection interval io is_compress is_raw is_running is_struct isatty isinstance isoformat isolation_level istext
item items iter iterable iterations join jump keepends key keyfile keys kind kw kw1 kw2 kwargs kwdefaults label last
last_exc last_node last_traceback last_type last_value latin1 leaf_size left len length level limit line
line_buffering lineno list little lo locale locals logoption loop lower manual_reset map mapping match max max_length
maxdigits maxevents maxlen maxmem maxsize maxsplit maxvalue memLevel memlimit message metaclass metadata method
microsecond milliseconds min minute mod mode module module_globals modules month mro msg mutex mycmp n_fields
n_sequence_fields n_unnamed_fields name name_from namespace_separator namespaces ndigits nested new_file_name
new_limit newline newlines next nlocals node_depth node_offset ns nstype nt null number obj object offset offset_dst
offset_src on_type_read onceregistry one only_active_thread only_keys oparg opcode open opener operation optimize
options ord order origin other out_fd outgoing outpath overlapped owner pages parameter parent password path pattern
peek persistent_id persistent_load person pi_factory pid policy pos pos1 pos2 posix print print_file_and_line priority
progress progress_routine proto protocol ps1 ps2 query quotetabs range raw read read1 readable readall readinto
readinto1 readline readonly real reducer_override registry rel_tol release reload repl replace reserved reset resetids
return reverse reversed right round salt sched_priority scheduler script second security_attributes seek seekable
selectors self send sep sequence server_hostname server_side session set setpgroup setsid setsigdef setsigmask
setstate shape show_cmd signed size sizehint skip_file_prefixes sleep sock sort sorted source source_traceback spam
split sqrt src src_dir_fd stacklevel start statement status stderr stdin stdout step steps store_name str strategy
strftime strict strict_mode string strip sub_key subcalls sum symmetric_difference_update tabsize tag target
target_is_directory task tell template term test text threading throw time timeout timer times timetuple timeunit top
total traceback trailers translate true truncate tuple twice txt type type_params tz tzinfo tzname uid unlink
unraisablehook upper uri usedforsecurity user value values version volume wait_all warn_on_full_buffer warnings
warnoptions wbits week weekday which who withdata writable write write_through x1 year zdict zip zstd_dict
`;

/** Names without underscores on both ends; all `__dunder__` names of the language are among them too. */
export const STATIC_NAMES: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));
