package taint

import (
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// isLogger tells whether a value is a logger, by what it is called, or by how a
// chain of calls begins that it ends: log.atInfo().withCause(e).
func (a *analysis) isLogger(n int32) bool {
	for range 20 {
		switch a.Kind(n) {
		case syntax.Call:
			n = a.Child(n, 0)
			if a.Kind(n) == syntax.Member {
				n = a.Child(n, 0)
			} else {
				return a.logs(a.last(n))
			}
		case syntax.Index:
			return a.dialect.loggers[a.path(a.Child(n, 0))+".[]"]
		case syntax.Member:
			path := a.path(n)
			return a.logs(a.last(a.Child(n, 1))) || a.logs(path[strings.LastIndexByte(path, '.')+1:])
		case syntax.Name:
			if v, _ := a.scope.find(a.raw(n)); v != nil && v.kind == logging {
				return true
			}
			if t := a.scope.typeOf(a.name(n)); a.dialect.declares && strings.HasSuffix(t, "Logger") {
				return true
			}
			path := a.path(n)
			return a.logs(a.raw(n)) || a.logs(path[strings.LastIndexByte(path, '.')+1:])
		default:
			return false
		}
	}
	return false
}

// requires tells whether a call loads a module that logs, or calls what it has loaded:
// require("pino")().
func (a *analysis) requires(n int32) bool {
	for range longestPath {
		if inner := a.Child(n, 0); a.Kind(inner) == syntax.Call {
			n = inner
		}
	}
	return a.last(a.Child(n, 0)) == "require" && a.dialect.modules[a.last(a.Child(n, 1))]
}

// macroLogs tells whether a name is a macro's that logs: SPDLOG_DEBUG.
func macroLogs(name string) bool {
	return strings.ToUpper(name) == name && strings.Contains(name, "LOG") && !strings.Contains(name, "LOGIN") && !strings.Contains(name, "LOGO")
}

// logs tells whether something of that name is a logger.
func (a *analysis) logs(name string) bool {
	if !mayLog(name) && !strings.HasSuffix(name, "onsole") && !strings.HasSuffix(name, "imber") && !strings.HasSuffix(name, "ONSOLE") && !strings.HasSuffix(name, "IMBER") {
		return false
	}
	var buffer [8]string
	w := words(name, buffer[:0])
	if len(w) == 0 {
		return false
	}
	switch w[len(w)-1] {
	case "log", "logger", "logging", "loguru", "logs", "logbook", "console", "timber":
		return true
	}
	return w[0] == "logger" || macroLogs(name)
}

// makesLogger tells whether a call returns a logger.
func (a *analysis) makesLogger(s *site) bool {
	path, name, receiver := s.path, s.name, s.receiver
	if a.requires(s.n) {
		return true
	}
	if strings.Contains(path, ".stdout") || strings.Contains(path, ".stderr") {
		return true
	}
	if a.dialect.loggers[path] || a.dialect.loggers[name] {
		return true
	}
	if receiver != nil && receiver.kind == logging && binders[name] {
		return true
	}
	if n := len(name) - len("logger"); n < 0 || !strings.EqualFold(name[n:], "logger") {
		return false
	}
	lower := strings.ToLower(name)
	return (lower == "logger" || strings.HasPrefix(lower, "get") || strings.HasPrefix(lower, "create") || strings.HasPrefix(lower, "new") || strings.HasPrefix(lower, "make"))
}

// binders are methods of a logger that return one that says more.
var binders = set("bind child with opt contextualize new unbind try_unbind patch atInfo atDebug atError atWarn atTrace atLevel atFine atFiner atFinest atSevere atWarning atConfig always getChild getLogger get_logger withFields withField WithField WithFields With ForContext withContext tagged named Named createChildLogger extend BeginScope WithProperty WithProperties PushScopeProperty ForTraceEvent ForDebugEvent ForInfoEvent ForWarnEvent ForErrorEvent ForFatalEvent ForExceptionEvent ForLogEvent Message Property Properties WithValues WithName WithGroup WithCallDepth WithContext WithError WithTime V Check getSubLogger")

// writes are the methods of what writes to the terminal, or into a response.
var writes = set("print println printf format append write writeln writelines writerow writerows puts flush end send Encode WriteLine WriteAsync WriteLineAsync appendLine Write Print Println Printf WriteString")

// levels are the methods by which loggers are told to log.
var levels = set("trace debug info information notice warn warning error err fatal critical crit severe exception log verbose alert emergency emerg success silly http fine finer finest config wtf panic msg write" +
	" Trace Debug Info Information Notice Warn Warning Error Fatal Critical Log addRecord Verbose Panic Print Printf Println Debugf Infof Warnf Warningf Errorf Fatalf Panicf Tracef Debugw Infow Warnw Errorw Fatalw Debugln Infoln Warnln Errorln Fatalln" +
	" DebugFormat InfoFormat WarnFormat ErrorFormat FatalFormat TraceFormat LogInformation LogDebug LogWarning LogError LogCritical LogTrace i d w e v f unknown add logp ainfo adebug awarning aerror aexception acritical entering exiting traceEntry traceExit infof debugf debugv infov warnf warnv errorf errorv tracef fatalf logf logv always dev_error fault mark start await pending star note complete ready box atDebug InfoContext DebugContext WarnContext ErrorContext LogAttrs DPanic DPanicf DPanicw Logf InfoS ErrorS Tracew Logw Msgf Noticef Criticalf TraceFn DebugFn InfoFn PrintFn WarnFn WarningFn ErrorFn FatalFn PanicFn Traceln Warningln Warningf Panicln")
