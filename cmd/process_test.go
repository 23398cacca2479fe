//go:build unix

package cmd

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// stanch returns a process of its own, in the given folder.
func stanch(dir string, args ...string) (c *exec.Cmd, out *bytes.Buffer) {
	out = new(bytes.Buffer)
	c = &exec.Cmd{Path: os.Args[0], Args: append([]string{"stanch"}, args...), Dir: dir, Stdout: out, Stderr: out}
	if !filepath.IsAbs(c.Path) {
		c.Err = errors.New("the test's binary has no absolute path")
	}
	return c, out
}

// Ctrl-C ends a scan within a second, even one that waits for input, and the
// report says that it is incomplete.
func TestInterrupt(t *testing.T) {
	c, out := stanch(t.TempDir(), "scan", "--stdin")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if _, err := io.WriteString(in, "some text\n"); err != nil {
		t.Fatal(err)
	}
	time.Sleep(500 * time.Millisecond) // it has started, and waits
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		_ = c.Process.Kill()
		t.Fatal("it did not end")
	}
	if c.ProcessState.ExitCode() != exitIncomplete || !strings.Contains(out.String(), "INCOMPLETE") {
		t.Errorf("exit code %d, output %q", c.ProcessState.ExitCode(), out)
	}
}

// Files and folders that the user may not read are on the receipt. Root may
// read everything, so root runs this as nobody.
func TestUnreadable(t *testing.T) {
	top, err := os.MkdirTemp("", "stanch-unreadable") // t.TempDir is not nobody's to enter
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(top) })
	dir := filepath.Join(top, "tree")
	for _, name := range []string{"closed/in.txt", "shut.txt", "open.txt"} {
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte("x\n"), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	binary := filepath.Join(top, "stanch")
	data, err := os.ReadFile(os.Args[0])
	err = errors.Join(err, os.WriteFile(binary, data, 0o755), os.Chmod(top, 0o755),
		os.Chmod(filepath.Join(dir, "closed"), 0), os.Chmod(filepath.Join(dir, "shut.txt"), 0))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "closed"), 0o755) })
	c, out := stanch(dir, "scan", "--format", "json", ".")
	c.Path = binary
	if os.Geteuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	_ = c.Run()
	text := out.String()
	if c.ProcessState == nil || c.ProcessState.ExitCode() != exitIncomplete ||
		strings.Count(text, `"unreadable"`) != 2 || !strings.Contains(text, `"path": "closed"`) || !strings.Contains(text, `"files": 1`) {
		t.Errorf("%v: %s", c.ProcessState, text)
	}
}
