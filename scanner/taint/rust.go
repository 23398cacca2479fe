package taint

func rustDialect() *dialect {
	return &dialect{
		sinks: []string{
			"println", "print", "eprintln", "eprint", "dbg", "panic", "todo", "unimplemented", "unreachable", "assert#1", "assert_eq#2", "assert_ne#2", "debug_assert#1", "trace", "debug", "info", "warn", "error", "log", "log.*", "tracing.*", "info_span", "debug_span", "span", "event", "error_span", "warn_span", "trace_span", "anyhow", "bail", "eyre", "ensure#1", ".expect", ".context", ".with_context", ".map_err", ".ok_or", ".ok_or_else", "Err", "Error.new", "slog.*", "crit", "defmt.*", "sentry.capture_message", ".record", "o", "slog.o",
			"HttpResponse..body", "HttpResponse..json", "Json", "Html", "axum.Json", "content.RawText", "io.stdout.write_all", "io.stderr.write_all", "stdout.write_all", "stderr.write_all", "Error.msg", "anyhow.Error.msg",
		},
		fills:            map[string]int{"write": 0, "writeln": 0, "swap": 0},
		loggers:          set("slog.Logger.root Logger.root"),
		environment:      set(""),
		readsEnvironment: set("env.var std.env.var env.var_os std.env.var_os dotenv.var dotenvy.var env option_env"),
		asks:             set("read_password prompt_password get_secret_value rpassword.read_password rpassword.prompt_password get_password"),
		carries:          set("format format_args concat String.from to_string to_owned clone into as_str as_ref trim into_boxed_str trim_end_matches trim_start_matches trim_end trim_start strip_prefix strip_suffix repeat take mem.replace mem.take String from Some Ok Box.new Arc.new Rc.new Cow.from vec push_str join encode to_vec from_utf8 from_utf8_lossy unwrap map unwrap_or_default collect iter into_iter chars bytes lines cloned to_uppercase to_lowercase serde_json.to_string to_string_pretty json to_vec lock borrow read deref expose_secret take get as_deref as_bytes ok_or ok fold or or_else and_then encode_to_string Secret.new SecretString.new"),
		self:             set("self Self"),
		constructor:      "new",
		bare:             false,
		implicit:         true,
	}
}
