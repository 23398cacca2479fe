package taint

func cppDialect() *dialect {
	return &dialect{
		sinks: []string{
			"printf", "puts", "putchar", "dprintf#1", "vdprintf#1", "sd_journal_print#1", "sd_journal_send", "g_log#2", "g_log_structured#2", "absl.PrintF", "cout.write", "cout.put", "cerr.write", "set_content", "vprintf", "perror", "syslog#1", "err#1", "errx#1", "warn", "warnx", "g_print", "g_printerr", "g_message", "g_warning", "g_debug", "g_info", "g_error", "g_critical", "std.print", "std.println", "fmt.print", "fmt.println", "print", "println", "spdlog.*", "NSLog", "assert", "error", "die", "LOG_INFO", "LOG_DEBUG", "LOG_WARN", "LOG_ERROR", "LOG_TRACE", "LOG_FATAL", "log_info", "log_debug", "log_warn", "log_error", "log_trace", "log_fatal", "qDebug", "qInfo", "qWarning", "qCritical", "qFatal", "OutputDebugString", "OutputDebugStringA", "MessageBox", "MessageBoxA", "zlog_info", "zlog_debug", "__android_log_print", "ALOGD", "ALOGI", "ALOGE", "wprintf", "cprintf", "runtime_error", "std.runtime_error", "std.invalid_argument", "std.logic_error", "invalid_argument", "logic_error", "out_of_range", "std.out_of_range", "domain_error", "std.system_error", "TRACE", "LOG4CXX_INFO", "LOG4CXX_DEBUG", "LOG4CXX_WARN", "LOG4CXX_ERROR",
		},
		streams:          []string{"std.cout", "std.cerr", "std.clog", "cout", "cerr", "clog", "std.wcout", "wcout", "qDebug", "qInfo", "qWarning", "qCritical", "LOG", "VLOG", "DLOG", "PLOG", "LOG_IF", "BOOST_LOG_TRIVIAL", "BOOST_LOG_SEV", "BOOST_LOG", "ABSL_LOG"},
		loggers:          set("spdlog.get spdlog.stdout_color_mt spdlog.basic_logger_mt spdlog.stderr_color_mt spdlog.default_logger Logger.getLogger"),
		environment:      set(""),
		readsEnvironment: set("getenv std.getenv secure_getenv qgetenv qEnvironmentVariable g_getenv"),
		asks:             set("getpass readpassphrase"),
		carries:          set("std.string string String c_str data str qPrintable toBase64 toHex qUtf8Printable QStringLiteral regex_replace get hash_table_lookup boost.format std.format fmt.format format append std.move move strdup g_strdup g_strdup_printf QString.fromStdString QString fromUtf8 toStdString toUtf8 toLatin1 arg std.to_string std.string_view string_view std.make_unique make_unique std.make_shared make_shared std.optional value value_or get std.vector std.ostringstream std.stringstream stringstream ostringstream std.quoted quoted absl.StrCat StrCat absl.StrFormat StrFormat join base64_encode static_cast reinterpret_cast dump toString std.forward at front back NSString stringWithUTF8String"),
		fills:            map[string]int{"snprintf": 0, "sprintf": 0, "vsnprintf": 0, "asprintf": 0, "strcpy": 0, "strncpy": 0, "strlcpy": 0, "stpcpy": 0, "strcat": 0, "strncat": 0, "strlcat": 0, "memcpy": 0, "memmove": 0, "g_strlcpy": 0, "g_snprintf": 0, "sodium_bin2hex": 0, "sodium_bin2base64": 0, "EVP_EncodeBlock": 0, "g_string_append": 0, "g_string_printf": 0, "g_string_append_printf": 0, "g_string_assign": 0, "format_to": 0},
		clears:           set("memset explicit_bzero bzero sodium_memzero OPENSSL_cleanse SecureZeroMemory RtlSecureZeroMemory explicit_memset memset_s memzero_explicit"),
		self:             set("this"),
		bare:             true,
	}
}
