package taint

import (
	"strconv"
	"strings"
)

// commands are those of which it is known what they do. One that is not here
// prints nothing of what it is given: it takes it where it belongs.
var commands map[string]func(*shell, *call)

func init() {
	commands = map[string]func(*shell, *call){
		"echo": echo, "print": echo, "printf": printf, "eval": eval, "trap": trap, "set": setOptions, "shift": shift, "unset": unset, "read": read,
		"mapfile": readLines, "readarray": readLines, "env": env, "printenv": printenv, "exec": execute,
		"tee": tee, "logger": logs, "wall": logs, "write": logs, "notify-send": logs, "whiptail": logs, "dialog": logs, "zenity": logs, "kdialog": logs, "say": logs, "systemd-cat": logs,
		"figlet": echo, "cowsay": echo, "banner": echo, "toilet": echo, "yes": echo,
		"curl": curl, "wget": wget, "http": httpie, "https": httpie, "xh": httpie,
		"ssh": remote, "docker": container, "podman": container, "nerdctl": container, "kubectl": kubectl, "oc": kubectl, "docker-compose": container,
		"xargs": xargs, "su": childShell, "runuser": childShell, "openssl": openssl, "date": harmlessly, "pwd": harmlessly, "hostname": harmlessly, "whoami": harmlessly, "uname": harmlessly, "mktemp": harmlessly, "compgen": harmlessly,
	}
	for _, name := range strings.Fields("sh bash dash ash ksh zsh busybox") {
		commands[name] = childShell
	}
	for _, name := range strings.Fields("sudo doas command builtin nohup time nice ionice stdbuf timeout unbuffer setsid chronic caffeinate chroot then") {
		commands[name] = wrapper
	}
	for _, name := range strings.Fields("cat zcat tac rev sort uniq column fold fmt nl expand unexpand paste pr iconv dos2unix base64 base32 basenc xxd od hexdump less more most pv ts shuf strings bat batcat json_pp lolcat yq") {
		commands[name] = filter(func(c *call, v *value) *value { return v })
	}
	for _, name := range strings.Fields("wc sha1sum sha224sum sha256sum sha384sum sha512sum shasum md5sum md5 b2sum cksum sum bcrypt htpasswd mkpasswd argon2") {
		commands[name] = filter(func(*call, *value) *value { return clean })
	}
	for name, f := range filters {
		commands[name] = f
	}
	for name, f := range secretTools {
		commands[name] = f
	}
	for name, f := range interpreters {
		commands[name] = f
	}
}

// hidden are what a text begins with that is told to a runner and kept from its
// log, or that only makes it stop and go on reading commands.
var hidden = []string{"::add-mask::", "::stop-commands::", "##vso[task.setvariable"}

func isHidden(t string) bool {
	if t == "::x::" { // what was told to ::stop-commands::
		return true
	}
	for _, h := range hidden {
		if strings.HasPrefix(t, h) {
			return h[0] == ':' || strings.Contains(strings.ToLower(t), "issecret=true")
		}
	}
	return false
}

// echo prints its arguments.
func echo(s *shell, c *call) {
	if len(c.args) > 0 && isHidden(c.args[0].string()) {
		return
	}
	s.print(c.out, c.at, c.name, c.values())
}

// printf prints its arguments as far as its format says.
func printf(s *shell, c *call) {
	args := c.args
	var variable *word
	if len(args) > 1 && args[0].is("-v") {
		variable, args = args[1], args[2:]
	}
	if len(args) > 0 && args[0].is("--") {
		args = args[1:]
	}
	if len(args) == 0 || isHidden(args[0].string()) {
		return
	}
	v := both(args[0].value, formatted(args[0], args[1:]))
	if variable != nil {
		s.assign(variable.string(), &content{value: v})
		return
	}
	s.print(c.out, c.at, c.name, v)
}

// formatted returns what is known of arguments that a format is filled with.
func formatted(format *word, args []*word) *value {
	all := clean
	specs := formatSpecs(format.string())
	if len(specs) == 0 && format.static {
		return all
	}
	for i, a := range args {
		v := a.value
		if format.static {
			switch spec := specs[i%len(specs)]; {
			case !strings.ContainsAny(spec[len(spec)-1:], "sqbQ"):
				v = clean
			case strings.Contains(spec, "."):
				if n, err := strconv.Atoi(spec[strings.IndexByte(spec, '.')+1 : len(spec)-1]); err == nil {
					v = part(v, n, a.at)
				}
			}
		}
		all = both(all, v)
	}
	return all
}

// formatSpecs returns the conversions of a format, without their %.
func formatSpecs(f string) (specs []string) {
	for {
		i := strings.IndexByte(f, '%')
		if i < 0 || i+1 >= len(f) {
			return specs
		}
		f = f[i+1:]
		if f[0] == '%' {
			f = f[1:]
			continue
		}
		n := 0
		for n < len(f)-1 && strings.IndexByte("-+ #0123456789.*'(", f[n]) >= 0 {
			if f[n] == '*' {
				specs = append(specs, "d")
			}
			if f[n] == '(' { // a time
				n = max(n, strings.IndexByte(f, ')'))
			}
			n++
		}
		n = min(n, len(f)-1)
		specs = append(specs, f[:n+1])
		f = f[n+1:]
	}
}

// eval follows the script that its arguments make.
func eval(s *shell, c *call) { s.inner(joinWords(c.args), nil, c.streams) }

// joinWords returns words with blanks between them.
func joinWords(words []*word) *text {
	t := &text{}
	for i, w := range words {
		if i > 0 {
			t.put(" ", w.at, nil)
		}
		t.copy(w.text, 0, w.text.end())
	}
	return t
}

// trap follows what is run on a signal.
func trap(s *shell, c *call) {
	if ops := c.operands(); len(ops) > 1 {
		s.apart(func() { s.inner(ops[0].text, nil, c.streams) })
	}
}

// setOptions follows set: options, arguments, or all variables.
func setOptions(s *shell, c *call) {
	if len(c.args) == 0 {
		s.print(c.out, c.at, "set", s.environment(c.at))
	}
	for i := 0; i < len(c.args); i++ {
		a := c.args[i].string()
		switch {
		case a == "--" || a == "-" || a == "" || a[0] != '-' && a[0] != '+':
			if a == "--" {
				i++
			}
			s.setArguments(c.args[i:])
			return
		case strings.HasSuffix(a, "o") && i+1 < len(c.args): // -euo pipefail
			i++
			if c.args[i].is("xtrace") {
				s.trace(c.at, a[0] == '-')
			}
		}
		if strings.Contains(a, "x") {
			s.trace(c.at, a[0] == '-')
		}
	}
}

// setArguments sets $1 and so on.
func (s *shell) setArguments(words []*word) {
	s.scope.args, s.scope.known = nil, true
	for _, w := range words {
		if w.name == "@" {
			s.scope.known = false
		}
		s.scope.args = append(s.scope.args, w.content())
	}
}

// shift drops the first arguments.
func shift(s *shell, c *call) {
	n := 1
	if len(c.args) > 0 {
		n, _ = strconv.Atoi(c.args[0].string())
	}
	s.scope.args = s.scope.args[max(0, min(n, len(s.scope.args))):]
}

// unset forgets variables.
func unset(s *shell, c *call) {
	for _, w := range c.operands() {
		if w.static {
			s.assign(w.string(), &content{value: clean, texts: []string{""}})
		}
	}
}

// read sets variables to what it reads, or to what somebody types in.
func read(s *shell, c *call) {
	if p := c.option("-p"); p != nil {
		s.print(c.err, c.at, "read -p", p.value)
	}
	typed := c.in
	if c.has("-s") && typed == nil {
		typed = &value{kind: tainted, grade: named, way: &step{at: c.at, what: "it is typed in unseen"}}
	}
	names := c.operands("-p", "-t", "-n", "-N", "-d", "-u", "-i", "-rp", "-sp", "-rsp", "-srp", "-a", "-ra")
	if a := c.option("-a", "-ra"); a != nil {
		names = append(names, a)
	}
	if len(names) == 0 {
		s.assign("REPLY", &content{value: typed})
	}
	s.readInto(names, typed)
}

// readInto sets variables to parts of a value. Of several, those hold the secret
// whose names say so, or else the last one.
func (s *shell) readInto(names []*word, v *value) {
	said := false
	for _, w := range names {
		said = said || meaningOf(w.string()) > plain
	}
	for i, w := range names {
		if !w.static {
			continue
		}
		c := &content{value: v}
		if v.leaks() && len(names) > 1 && meaningOf(w.string()) == plain && (said || i+1 < len(names)) {
			c.value = nil
		}
		c.value = c.value.then(w.at, "it is read into `"+w.string()+"`")
		s.assign(w.string(), c)
	}
}

// readLines sets an array to what it reads.
func readLines(s *shell, c *call) {
	if ops := c.operands("-d", "-n", "-O", "-s", "-u", "-C", "-c"); len(ops) > 0 {
		s.readInto(ops[:1], c.in)
	}
}

// env runs a command, or prints the environment.
func env(s *shell, c *call) {
	ops := c.args
	alone := false
	for len(ops) > 0 {
		t := ops[0].string()
		switch {
		case t == "-i" || t == "-" || t == "--ignore-environment":
			alone = true
		case t == "-u" || t == "-C" || t == "-S":
			ops = ops[1:]
		case strings.HasPrefix(t, "-") || strings.Contains(t, "="):
		default:
			s.run(&call{at: c.at, args: ops, streams: c.streams})
			return
		}
		if len(ops) > 0 {
			ops = ops[1:]
		}
	}
	if alone {
		s.print(c.out, c.at, "env", c.values())
		return
	}
	s.print(c.out, c.at, "env", s.environment(c.at))
}

// printenv prints variables.
func printenv(s *shell, c *call) {
	ops := c.operands()
	if len(ops) == 0 {
		s.print(c.out, c.at, "printenv", s.environment(c.at))
	}
	for _, w := range ops {
		for _, name := range w.content().texts {
			v := s.lookup(name, w.at).flat()
			s.print(c.out, c.at, "printenv", v)
		}
	}
}

// execute runs a command instead of the shell.
func execute(s *shell, c *call) {
	if len(c.args) > 0 {
		wrapper(s, c)
	}
}

// wrapper runs the command that its arguments are, behind its own options.
func wrapper(s *shell, c *call) {
	i := 0
	for i < len(c.args) {
		t := c.args[i].string()
		if strings.HasPrefix(t, "-") {
			if strings.IndexByte("ugnhpCkscoetR", t[len(t)-1]) >= 0 && len(t) == 2 && i+2 < len(c.args) && c.name != "time" && c.name != "command" && commands[c.args[i+1].string()] == nil {
				i++
			}
			i++
			continue
		}
		if strings.Contains(t, "=") || c.name == "timeout" && t != "" && t[0] >= '0' && t[0] <= '9' {
			i++
			continue
		}
		break
	}
	if c.name == "command" && c.has("-v", "-V") {
		return
	}
	s.run(&call{at: c.at, args: c.args[i:], streams: c.streams})
}

// tee prints what it reads, and writes it into files.
func tee(s *shell, c *call) {
	s.print(c.out, c.at, "tee", c.in)
	for _, w := range c.operands() {
		s.print(s.targetOf(w, c.streams), c.at, "tee", c.in)
	}
}

// logs prints its arguments, or what it reads, wherever its output goes.
func logs(s *shell, c *call) {
	s.print(&dest{}, c.at, c.name, both(c.values(), c.in))
}

// harmlessly prints what is no secret.
func harmlessly(s *shell, c *call) { s.print(c.out, c.at, c.name, clean) }

// childShell follows what another shell runs.
func childShell(s *shell, c *call) {
	if c.name == "busybox" {
		s.run(&call{at: c.at, args: c.args, streams: c.streams})
		return
	}
	i, script := s.shellOptions(c)
	s.apart(func() {
		if c.has("-x") || i > 0 && hasOption(c.args[:i], "xtrace") {
			s.trace(c.at, true)
		}
		switch {
		case script && i < len(c.args):
			s.inner(c.args[i].text, c.args[min(i+2, len(c.args)):len(c.args):len(c.args)], c.streams)
		case c.text != nil && (i >= len(c.args) || c.has("-s")):
			s.inner(c.text, nil, streams{out: c.out, err: c.err})
		}
	})
}

// shellOptions returns where the options of a shell end, and whether a script
// follows.
func (s *shell) shellOptions(c *call) (i int, script bool) {
	for ; i < len(c.args); i++ {
		t := c.args[i].string()
		if len(t) < 2 || t[0] != '-' && t[0] != '+' {
			if c.name == "su" || c.name == "runuser" {
				continue
			}
			break
		}
		if t[1] != '-' && strings.HasSuffix(t, "o") {
			i++
		}
		if t == "--command" || t[1] != '-' && strings.Contains(t, "c") {
			return i + 1, true
		}
	}
	return i, false
}

func hasOption(args []*word, text string) bool {
	for _, a := range args {
		if a.is(text) {
			return true
		}
	}
	return false
}

// remote follows what ssh runs elsewhere.
func remote(s *shell, c *call) {
	ops := c.operands("-i", "-p", "-l", "-o", "-F", "-J", "-L", "-R", "-D", "-b", "-c", "-E", "-e", "-m", "-S", "-W", "-w")
	s.apart(func() {
		switch {
		case len(ops) > 1:
			s.inner(joinWords(ops[1:]), nil, c.streams)
		case c.text != nil:
			s.inner(c.text, nil, streams{out: c.out, err: c.err})
		}
	})
}

// container follows what is run in a container.
func container(s *shell, c *call) {
	if !(c.starts("run") || c.starts("exec") || c.starts("compose", "run") || c.starts("compose", "exec")) {
		return
	}
	s.command(c, 2)
}

// command runs the command that stands somewhere behind the first arguments.
func (s *shell) command(c *call, from int) {
	for i := from; i < len(c.args); i++ {
		t := c.args[i].string()
		before := c.args[i-1].string()
		if before != "--" && strings.HasPrefix(before, "-") && len(before) == 2 && strings.IndexByte("eulvwhpn", before[1]) >= 0 {
			continue
		}
		switch t[strings.LastIndexByte(t, '/')+1:] {
		case "sh", "bash", "ash", "dash", "env", "printenv", "echo", "cat":
			if c.args[i].static {
				s.apart(func() {
					s.run(&call{at: c.at, args: c.args[i:], streams: c.streams})
				})
				return
			}
		}
	}
}

// xargs runs a command with what it reads as arguments.
func xargs(s *shell, c *call) {
	ops := c.args
	for len(ops) > 0 && strings.HasPrefix(ops[0].string(), "-") {
		if t := ops[0].string(); len(t) == 2 && strings.IndexByte("ILnPdsEa", t[1]) >= 0 && len(ops) > 1 {
			ops = ops[1:]
		}
		ops = ops[1:]
	}
	read := &word{at: c.at, text: &text{}, value: c.in}
	read.text.put("x", c.at, c.in)
	if len(ops) == 0 {
		s.print(c.out, c.at, "xargs", c.in)
		return
	}
	args := append(append([]*word(nil), ops...), read)
	s.run(&call{at: c.at, args: args, streams: streams{out: c.out, err: c.err}})
}

// curl prints what it sends, if it is told to.
func curl(s *shell, c *call) {
	sent := c.in
	for i, a := range c.args {
		if i > 0 && isBody(c.args[i-1].string()) || isBody(a.string()) {
			continue
		}
		sent = both(sent, a.value)
	}
	if c.has("-v", "--verbose") {
		s.print(c.err, c.at, "curl -v", sent)
	}
	if t := c.option("--trace", "--trace-ascii"); t != nil {
		sent = both(sent, c.values())
		d := s.targetOf(t, c.streams)
		if t.is("-") {
			d = c.out
		} else if t.is("%") {
			d = c.err
		}
		s.print(d, c.at, "curl --trace", sent)
	}
}

// isBody tells whether an option of curl is followed by what -v does not show.
func isBody(t string) bool {
	switch t {
	case "-d", "-F", "-T", "-o", "--form", "--upload-file", "--output", "--json":
		return true
	}
	return strings.HasPrefix(t, "--data") || strings.HasPrefix(t, "--form") || strings.HasPrefix(t, "--json=")
}

// wget prints what it sends, if it is told to.
func wget(s *shell, c *call) {
	if (c.has("--debug") || c.has("-d")) && !c.has("-o", "-a", "--output-file") {
		s.print(c.err, c.at, "wget -d", c.values())
	}
}

// httpie prints what it sends, if it is told to.
func httpie(s *shell, c *call) {
	p := c.option("--print", "-p")
	if c.has("--verbose", "-v", "-vv") || p != nil && strings.ContainsAny(p.string(), "H") {
		s.print(c.out, c.at, c.name+" --verbose", c.values())
	}
}

// openssl encodes, or hashes, or encrypts.
func openssl(s *shell, c *call) {
	switch {
	case c.starts("base64"), c.starts("enc") && c.has("-base64", "-a", "-A") && len(c.args) < 4:
		s.print(c.out, c.at, "openssl", c.in)
	case c.starts("dgst"), c.starts("sha256"), c.starts("md5"), c.starts("passwd"):
		s.print(c.out, c.at, "openssl", clean)
	}
}
