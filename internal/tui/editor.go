package tui

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/config"
	"stjerne/internal/field"
	"stjerne/internal/tui/ui"
)

// editedMsg brings a text back from the leader's own editor.
type editedMsg struct {
	text    string
	changed bool
	err     error
}

// edit opens the text that has the cursor in the leader's own editor, in a file
// that nobody else can read and that is gone afterwards, however it went.
func (r *root) edit() tea.Cmd {
	w, ok := r.top().(ui.Writes)
	if !ok {
		return nil
	}
	text, ok := w.Writing()
	if !ok {
		return nil
	}
	command, err := config.EditorCommand(r.options.Settings, r.options.Env)
	if err != nil {
		return ui.Send(ui.Failed{Err: err})
	}
	dir, path, err := privateFile(r.options.Paths, text)
	if err != nil {
		return ui.Send(ui.Failed{Err: err})
	}
	done := func(failed error) tea.Msg {
		defer os.RemoveAll(dir) //nolint:errcheck // there is nobody to tell
		if failed != nil {
			return editedMsg{err: failed}
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return editedMsg{err: err}
		}
		got := field.Plain(string(data))
		// Editors end a file with a line end that nobody typed.
		if !strings.HasSuffix(text, "\n") {
			got = strings.TrimSuffix(got, "\n")
		}
		return editedMsg{text: got, changed: got != text}
	}
	args := append(append([]string{}, command...), path)
	if r.options.Launch != nil {
		return r.options.Launch(args, done)
	}
	return tea.ExecProcess(exec.Command(args[0], args[1:]...), done)
}

func privateFile(paths config.Paths, text string) (dir, path string, err error) {
	if dir, err = paths.PrivateDir(); err != nil {
		return "", "", err
	}
	path = filepath.Join(dir, "stjerne.md")
	if err = os.WriteFile(path, []byte(text), 0o600); err != nil {
		os.RemoveAll(dir) //nolint:errcheck // the first error is the one to tell
		return "", "", err
	}
	return dir, path, nil
}

func (r *root) edited(msg editedMsg) tea.Cmd {
	if msg.err != nil {
		return r.say(ui.Flash{Text: r.env.T("ui.editor_failed", msg.err.Error()), Trouble: true})
	}
	w, ok := r.top().(ui.Writes)
	if !ok || !msg.changed {
		return nil
	}
	return tea.Batch(w.Replace(msg.text), r.env.Saver.Now())
}
