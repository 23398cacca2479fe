package taint

import "github.com/stanchscan/stanch/scanner/syntax"

func pythonDialect() *dialect {
	return &dialect{
		silentObjects: true,
		classNames:    true,
		namesFirst:    true,
		sinks: []string{
			"print", "pprint", "pprint.pprint", "pprint.pp", "pp", "ic", "icecream.ic", "assert#1",
			"sys.stdout.write", "sys.stderr.write", "sys.stdout.writelines", "sys.stderr.writelines", "stdout.write", "stderr.write", "sys.exit", "sys.__stdout__.write",
			"logging.debug", "logging.info", "logging.warning", "logging.warn", "logging.error", "logging.critical", "logging.exception", "logging.log", "logging.fatal",
			"warnings.warn", "warnings.warn_explicit", "traceback.print_exception", "syslog.syslog",
			"logger.handle", "PrettyPrinter.pprint", "click.echo", "click.secho", "typer.echo", "typer.secho", "rich.print", "rich.inspect", "rprint", "console.print", "console.log", "console.rule", "err_console.print", "tqdm.write", "secho", "echo",
			"display", "IPython.display.display", "exit", "quit", "parser.error", "parser.exit", "argparse.ArgumentParser.error", "ctx.fail", "self.stdout.write", "self.stderr.write",
			"jsonify", "flask.jsonify", "make_response", "flask.make_response", "HttpResponse", "JsonResponse", "django.http.HttpResponse", "django.http.JsonResponse", "JSONResponse", "PlainTextResponse", "HTMLResponse", "fastapi.responses.JSONResponse",
			"web.Response", "web.json_response", "Response", "flask.abort", "abort", "HTTPException", "messages.error", "messages.info", "messages.success", "messages.warning", "st.write", "st.text",
			"eliot.log_message", "log_message", "Message.log", "flash", "questionary.print", ".set_description", ".set_postfix_str", "click.confirm", "click.prompt", "typer.confirm", "sys.displayhook", ".add_note", "pytest.fail", "pytest.skip", "bind_contextvars", "structlog.contextvars.bind_contextvars", "start_action", ".add_success_fields", "wfile.write", "self.log_error", "self.log_message", "console.print_json", "rich.print_json", "stdout.buffer.write", "stderr.buffer.write", "console.out", "debug", "devtools.debug", "sentry_sdk.capture_message", "capture_message", "sentry_sdk.set_context", "sentry_sdk.set_extra", "set_extra",
		},
		loggers:          set("logging.getLogger getLogger get_logger structlog.get_logger structlog.getLogger Logger logbook.Logger loguru.logger logging.LoggerAdapter LoggerAdapter logging.Logger"),
		environment:      set("os.environ environ os.environb"),
		readsEnvironment: set("os.getenv getenv os.environ.get environ.get os.environ.pop os.environ.setdefault decouple.config env env.str"),
		asks:             set("getpass.getpass getpass keyring.get_password get_password get_secret_value access_secret_version get_secret read_secret_version"),
		carries:          set("re.sub partial functools.partial json.dumps json.dump pprint.pformat textwrap.dedent html.escape shlex.quote base64.b64encode binascii.hexlify urllib.parse.quote str.join yaml.dump yaml.safe_dump pformat click.style style vars dict repr StringIO io.StringIO string.Template Text Panel Markdown Syntax getvalue islice chain itertools.chain ChainMap OrderedDict deque defaultdict popleft makeLogRecord logging.makeLogRecord LogRecord logging.LogRecord textwrap.wrap"),
		self:             set("self cls"),
		cleans:           set("make_password generate_password_hash check_password_hash secrets.compare_digest"),
		switches:         set("debuglevel set_debuglevel"),
		routes:           set("route get post put patch delete api_view head options websocket"),
		constructor:      "__init__",
		calls:            true,
		deletes:          "del",
		shows:            set("dataclass attrs attributes define frozen mutable NamedTuple BaseModel BaseSettings SQLModel Struct"),
		conceals:         set("SecretStr SecretBytes Secret"),
		entire:           set("__dict__ asdict astuple vars _asdict model_dump model_dump_json to_dict"),
		computed:         set("property cached_property"),
		answers:          set("start_response"),
		library:          pythonCall,
		descriptors:      set("os.write"),
	}
}

// pythonCall looks at a call of Python's: one that returns all that an object has, or an entry
// of what it is given.
func pythonCall(a *analysis, s *site) (*value, bool) {
	switch {
	case a.dialect.entire[s.name] && len(s.args) > 0:
		return a.whole(s.args[0].node, s.args[0].value), true
	case a.dialect.entire[s.name] && a.Kind(s.callee) == syntax.Member:
		return a.whole(a.Child(s.callee, 0), s.receiver), true
	case s.path == "locals" && len(s.args) == 0 && a.current != nil:
		var all *value
		for _, v := range a.scope.vars {
			all = both(all, v.flat())
		}
		return all, true
	case (s.name == "map" || s.name == "partial") && len(s.args) > 1 && s.args[0].value != nil && s.args[0].value.kind == callable && s.args[0].value.fn == nil:
		for _, g := range s.args[1:] { // map(print, keys)
			a.leak(a.Nodes[s.n].From, s.args[0].value.name, a.element(g.value))
		}
		return s.args[0].value, true
	case s.name == "dict" && len(s.args) > 0:
		return a.dictOf(s)
	case s.name == "map" && len(s.args) == 2:
		if v := a.picked(s.args[0].node); v != nil {
			return v, true
		}
	case pickers[s.name] && a.Kind(s.callee) == syntax.Call:
		v := a.picked(s.callee)
		return v, v != nil
	}
	return nil, false
}

// pickers are functions that make one that returns an entry, or a field, of what it is given.
var pickers = set("itemgetter attrgetter methodcaller")

// picked returns what is picked by what a picker makes; nil for no secret.
func (a *analysis) picked(n int32) *value {
	if a.Kind(n) != syntax.Call || !pickers[a.last(a.Child(n, 0))] {
		return nil
	}
	var all *value
	for c := range a.Children(n) {
		if a.Kind(c) == syntax.String {
			all = either(all, a.byName(n, a.last(c), "read"))
		}
	}
	return all
}

// dictOf returns a dictionary that is made of named arguments.
func (a *analysis) dictOf(s *site) (*value, bool) {
	v, all := &value{fields: map[string]*value{}}, clean
	for _, g := range s.args {
		if g.name == "" {
			return nil, false
		}
		v.fields[g.name] = g.value
		all = both(all, g.value.flat())
	}
	if all.leaks() {
		v.kind, v.grade, v.way, v.params = tainted, all.grade, all.way, all.params
	}
	return v, true
}
