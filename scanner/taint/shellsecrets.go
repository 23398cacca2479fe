package taint

import "strings"

// secretTools are commands that hand out secrets.
var secretTools = map[string]func(*shell, *call){
	"aws": tool(awsSecret), "gcloud": tool(gcloudSecret), "az": tool(azSecret), "vault": tool(vaultSecret), "bao": tool(vaultSecret),
	"op": tool(func(c *call) bool { return c.starts("read") || c.starts("item", "get") && c.has("--reveal") }),
	"pass": tool(func(c *call) bool {
		return c.starts("show") && !c.has("-c", "--clip") && !strings.HasPrefix(firstOption(c), "--clip")
	}),
	"gopass": tool(func(c *call) bool { return c.starts("show") && !c.has("-c", "--clip") }),
	"gh": tool(func(c *call) bool {
		return c.starts("auth", "token") || c.starts("auth", "status") && c.has("-t", "--show-token")
	}),
	"security":             tool(func(c *call) bool { return strings.HasPrefix(firstOperand(c), "find-") && c.has("-w", "-g") }),
	"secret-tool":          tool(func(c *call) bool { return c.starts("lookup") }),
	"systemd-ask-password": tool(func(*call) bool { return true }),
	"keyring":              tool(func(c *call) bool { return c.starts("get") }),
	"lpass":                tool(func(c *call) bool { return c.starts("show") && c.has("-p", "--password", "--notes") }),
	"bw":                   tool(func(c *call) bool { return c.starts("get", "password") || c.starts("get", "totp") }),
	"doppler": tool(func(c *call) bool {
		return c.starts("secrets", "get") && c.has("--plain") || c.starts("secrets", "download")
	}),
	"terraform": tool(terraformSecret), "tofu": tool(terraformSecret),
	"heroku": tool(func(c *call) bool { return c.starts("auth:token") }),
	"sops": tool(func(c *call) bool {
		return c.has("-d", "--decrypt") && !c.has("-i", "--in-place") || c.starts("decrypt")
	}),
}

// tool returns a command that prints a secret if its arguments say so.
func tool(shows func(*call) bool) func(*shell, *call) {
	return func(s *shell, c *call) {
		if shows(c) {
			s.print(c.out, c.at, c.name, handed(c))
		}
	}
}

// handed returns the value of a secret that a tool hands out.
func handed(c *call) *value {
	return &value{kind: tainted, grade: named, way: &step{at: c.at, what: "`" + c.name + "` hands it out"}}
}

func firstOperand(c *call) string {
	if ops := c.operands(); len(ops) > 0 {
		return ops[0].string()
	}
	return ""
}

// asksForMetadata tells whether an option takes something out of the answer that
// is not the secret.
func asksForMetadata(c *call, option string) bool {
	q := c.option(option)
	if q == nil || !q.static {
		return false
	}
	t := strings.Trim(q.string(), "[]{}'\" ")
	return isMetadata(t[strings.LastIndexByte(t, '.')+1:])
}

func awsSecret(c *call) bool {
	if asksForMetadata(c, "--query") {
		return false
	}
	switch {
	case c.starts("secretsmanager", "get-secret-value"), c.starts("secretsmanager", "get-random-password"), c.starts("ecr", "get-login-password"), c.starts("ecr-public", "get-login-password"),
		c.starts("sts", "get-session-token"), c.starts("sts", "assume-role"), c.starts("codeartifact", "get-authorization-token"):
		return true
	case c.starts("ssm", "get-parameter"), c.starts("ssm", "get-parameters"), c.starts("ssm", "get-parameters-by-path"):
		return c.has("--with-decryption")
	case c.starts("configure", "get"):
		ops := c.operands("--profile")
		return len(ops) > 2 && meaningOf(ops[2].string()) > plain
	}
	return false
}

func gcloudSecret(c *call) bool {
	return c.starts("secrets", "versions", "access") || c.starts("auth", "print-access-token") || c.starts("auth", "print-identity-token") || c.starts("auth", "application-default", "print-access-token")
}

func azSecret(c *call) bool {
	return (c.starts("keyvault", "secret", "show") || c.starts("account", "get-access-token") || c.starts("storage", "account", "keys", "list") || c.starts("acr", "credential", "show")) && !asksForMetadata(c, "--query")
}

func vaultSecret(c *call) bool {
	return (c.starts("kv", "get") || c.starts("read") || c.starts("token", "create") || c.starts("print", "token")) && !asksForMetadata(c, "-field")
}

func terraformSecret(c *call) bool {
	ops := c.operands()
	return c.starts("output") && len(ops) > 1 && meaningOf(ops[len(ops)-1].string()) > plain && c.has("-raw", "-json")
}

// kubectl prints secrets, and manifests of those that it is given.
func kubectl(s *shell, c *call) {
	ops := c.operands("-n", "--namespace", "-o", "--output", "--context")
	switch {
	case c.starts("exec") || c.starts("run"):
		s.command(c, 2)
	case c.starts("get") && len(ops) > 1 && isSecretResource(ops[1].string()):
		if o := c.option("-o", "--output"); o != nil && showsData(o.string()) {
			s.print(c.out, c.at, c.name, handed(c))
		}
	case c.starts("create", "secret") && c.option("-o", "--output") != nil:
		s.print(c.out, c.at, c.name, c.values())
	case c.starts("create", "token"):
		s.print(c.out, c.at, c.name, handed(c))
	}
}

func isSecretResource(t string) bool {
	return t == "secret" || t == "secrets" || strings.HasPrefix(t, "secret/") || strings.HasPrefix(t, "secrets/")
}

// showsData tells whether an output format of kubectl's shows what is in a secret.
func showsData(format string) bool {
	switch {
	case format == "yaml", format == "json":
		return true
	case strings.HasPrefix(format, "jsonpath"), strings.HasPrefix(format, "go-template"), strings.HasPrefix(format, "template"), strings.HasPrefix(format, "custom-columns"):
		return strings.Contains(format, ".data")
	}
	return false
}

// fileContent returns what is known of what is in a file: that it holds a secret,
// if its name says so.
func (s *shell) fileContent(w *word) *value {
	if w.file != nil {
		return w.file
	}
	path := w.string()
	base := path[strings.LastIndexByte(path, '/')+1:]
	found := &value{kind: tainted, grade: named, way: &step{at: w.at, what: "`" + base + "` is read"}}
	switch {
	case strings.HasPrefix(path, "/proc/") && strings.HasSuffix(path, "/environ"):
		return s.environment(w.at)
	case s.secrets[path]:
		return found
	case path == "/etc/passwd": // it holds accounts
		return nil
	case w.name != "":
		if f, ok := fileOf(w.name); ok && meaningOf(f) > plain {
			return found
		}
		return nil
	case !w.static && !strings.Contains(path, "/"):
		return nil
	}
	if isSecretFile(path, base) {
		return found
	}
	return nil
}

// fileOf returns what a name says that a file holds: of TOKEN_FILE it is TOKEN.
func fileOf(name string) (string, bool) {
	lower := strings.ToLower(name)
	for _, end := range []string{"_file", "_path", "_filename", "-file", "file"} {
		if strings.HasSuffix(lower, end) {
			return name[:len(name)-len(end)], true
		}
	}
	return "", false
}

// isSecretFile tells whether a file's name says that a secret is in it.
func isSecretFile(path, base string) bool {
	stem, ext := base, ""
	if i := strings.LastIndexByte(base, '.'); i > 0 {
		stem, ext = base[:i], base[i+1:]
	}
	switch ext {
	case "", "txt", "key", "pem", "secret", "token", "pass":
	default:
		return false
	}
	if strings.Contains(path, "run/secrets/") || strings.Contains(path, "/etc/secrets/") || strings.Contains(path, "/mnt/secrets") {
		return base != "" && base != "namespace"
	}
	switch stem {
	case "id_rsa", "id_ed25519", "id_ecdsa", "id_dsa":
		return true
	}
	return meaningOf(stem) > plain || (ext == "key" || ext == "pem") && meaningOf(stem+"_key") > plain
}
