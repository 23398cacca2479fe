package taint

func rustDialect() *dialect {
	return &dialect{
		sinks: []string{
			"println", "print", "eprintln", "eprint", "dbg", "panic", "todo", "unimplemented", "unreachable", "assert#1", "assert_eq#2", "assert_ne#2", "debug_assert#1", "trace", "debug", "info", "warn", "error", "log", "info_span", "debug_span", "span", "event", "error_span", "warn_span", "trace_span", "anyhow", "bail", "eyre", "format_err", "ensure#1", "Err", "Error.new", "crit", "sentry.capture_message", ".record", "o", "slog.o",
			"HttpResponse..body", "Response..body", "response.Response..body", "HttpResponse..json", "HttpResponse..insert_header", "HttpResponse..append_header", "Json", "Html", "axum.Json", "reply.json", "reply.html", "warp.reply.json", "warp.reply.html", "content.RawText", "io.stdout.write_all", "io.stderr.write_all", "stdout.write_all", "stderr.write_all", "Error.msg", "anyhow.Error.msg",
		},
		fills:            map[string]int{"write": 0, "writeln": 0, "swap": 0},
		loggers:          set("slog.Logger.root Logger.root"),
		environment:      set(""),
		readsEnvironment: set("env.var std.env.var env.var_os std.env.var_os dotenv.var dotenvy.var env option_env"),
		asks:             set("env::vars expose_secret interact interact_text prompt read_password prompt_password get_secret_value rpassword.read_password rpassword.prompt_password get_password"),
		carries:          set("format format_args concat String.from to_string to_owned clone into as_str as_ref trim into_boxed_str trim_end_matches trim_start_matches trim_end trim_start strip_prefix strip_suffix repeat take mem.replace mem.take String from Some Ok Box.new Arc.new Rc.new Cow.from vec push_str join encode to_vec from_utf8 from_utf8_lossy unwrap map unwrap_or_default collect iter into_iter chars bytes lines cloned to_uppercase to_lowercase serde_json.to_string to_string_pretty json to_vec lock borrow read deref expose_secret take get as_deref as_bytes ok_or ok fold or or_else and_then skip rev step_by filter peekable skip_while take_while enumerate zip chain split_off drain splitn rsplitn split rsplit split_whitespace split_terminator front back pop pop_front pop_back peek to_string_lossy into_string to_str as_os_str display into_response into_inner into_bytes with_status Zeroizing.new Mutex.new RwLock.new RefCell.new Cell.new Cow.Borrowed Cow.Owned Body.from Bytes.from Response.new HeaderValue.from_str write await lock borrow_mut escape_debug escape_default unwrap_or unwrap_or_else unwrap_unchecked ok_or_default inspect encode_to_string Secret.new SecretString.new"),
		self:             set("self Self"),
		constructor:      "new",
		library:          rustCall,
		classNames:       true,
		responds:         [][]byte{[]byte("IntoResponse"), []byte("Responder"), []byte("Reply"), []byte("HttpResponse"), []byte("hyper::Response"), []byte("axum::response::"), []byte("> Response ")},
		conceals:         set("SecretString SecretBox Secret SecretVec SecretSlice Protected"),
		wholes:           set("HeaderMap"),
		routes:           set("get post put patch delete head route options connect trace catch handler"),
		gets:             set(".get .remove .get_mut .get_one .value_of .get_str .get_string"),
		writers:          set("expect context with_context wrap_err wrap_err_with map_err ok_or ok_or_else expect_err IntoResponse Responder Reply Response HttpResponse"),
		dumps:            set("connection_verbose include_headers verbose env.vars env.vars_os"),
		bare:             false,
		implicit:         true,
	}
}
