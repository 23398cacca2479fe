//go:build linux

package cmd

import (
	"bytes"
	"debug/elf"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestDockerfile does what the Dockerfile says, without docker: the build as its
// first part has it, and then the program alone in a root of its own, as nobody,
// called as pre-commit calls a hook of the language docker_image.
func TestDockerfile(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds stanch")
	}
	root := t.TempDir()
	file := dockerfile(t)
	built := filepath.Join(root, "stanch")
	build := exec.Command("sh", "-c", strings.ReplaceAll(file["RUN"][1], "/out/stanch", built))
	build.Dir, build.Env = t.TempDir(), append(plainEnv(), goEnv(t)...)
	publish(t, build.Dir)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if file["ENTRYPOINT"][0] != `["/stanch"]` || file["FROM"][1] != "scratch" || !slices.Contains(file["COPY"], "--from=build /out/stanch /stanch") {
		t.Errorf("the Dockerfile's second part: %v", file)
	}
	static(t, built)
	if os.Getuid() != 0 {
		t.Skip("only root may change the root")
	}
	inContainer(t, root, file["USER"][0])
}

// dockerfile returns the arguments of the Dockerfile's instructions, by their names.
func dockerfile(t *testing.T) map[string][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(top, "Dockerfile"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for _, m := range regexp.MustCompile(`(?m)^([A-Z]+) (.*)$`).FindAllStringSubmatch(string(data), -1) {
		all[m[1]] = append(all[m[1]], m[2])
	}
	return all
}

// static wants a program that needs no other file.
func static(t *testing.T, file string) {
	t.Helper()
	f, err := elf.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if slices.ContainsFunc(f.Progs, func(p *elf.Prog) bool { return p.Type == elf.PT_INTERP || p.Type == elf.PT_DYNAMIC }) {
		t.Error("it is not static")
	}
	if info, err := os.Stat(file); err != nil || info.Size() > 20_000_000 {
		t.Errorf("%v, %v: more than 20 MB", info.Size(), err)
	}
}

// inContainer runs the hook in the root as the user, who owns the repository that
// is mounted there, for a commit with an index of its own.
func inContainer(t *testing.T, root, user string) {
	t.Helper()
	repo := filepath.Join(root, "src")
	gitIn(t, "", "init", "-q", repo)
	for _, key := range []string{keys["{dataframer}"], "clean"} {
		if err := os.WriteFile(filepath.Join(repo, "app.py"), []byte("key = '"+key+"'\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		gitIn(t, repo, "add", "app.py")
		if key != "clean" { // as git commit PATH leaves it beside the index
			if err := os.Rename(filepath.Join(repo, ".git", "index"), filepath.Join(repo, ".git", "next-index-7.lock")); err != nil {
				t.Fatal(err)
			}
		}
	}
	if user != "65532:65532" {
		t.Fatalf("the user is %s", user)
	}
	chown := exec.Command("chown", "-R", user, repo)
	if out, err := chown.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := os.Chmod(root, 0o755); err != nil {
		t.Fatal(err)
	}
	hook := func(index ...string) (int, string) {
		c := exec.Command("/stanch", "hook", "pre-commit")
		c.Dir, c.Env = "/src", index
		c.SysProcAttr = &syscall.SysProcAttr{Chroot: root, Credential: &syscall.Credential{Uid: 65532, Gid: 65532}}
		var said bytes.Buffer
		c.Stdout, c.Stderr = &said, &said
		var exit *exec.ExitError
		switch err := c.Run(); {
		case errors.As(err, &exit):
			return exit.ExitCode(), said.String()
		case err != nil:
			t.Fatal(err)
		}
		return 0, said.String()
	}
	if code, said := hook(); code != 0 || said != "" {
		t.Errorf("clean: %d\n%s", code, said)
	}
	if code, said := hook("GIT_INDEX_FILE=/home/somebody/repo/.git/next-index-7.lock"); code != 1 || !strings.Contains(said, "app.py:1:8") {
		t.Errorf("a key in the index of the commit: %d\n%s", code, said)
	}
}
