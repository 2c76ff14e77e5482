package handover

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/export"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/ui"
	"stjerne/internal/tui/window"
)

// patience is how long the making of a file may take.
const patience = 20 * time.Second

// export opens the window that writes the page to a file.
func (s *Screen) export() tea.Cmd {
	if s.page == nil {
		return nil
	}
	p, env := s.page, s.env
	what := env.T("summary.file")
	if s.full {
		what = env.T("summary.file-full")
	}
	name := strings.TrimSuffix(export.FileName(what, p.in.Challenge.Title.Words, env.Today(), ""), ".")
	return ui.Send(ui.Push{Screen: window.NewExport(env, window.Job{
		Formats: []string{"md", "txt", "json"}, Name: name,
		Render: func(format string) ([]byte, error) { return render(env, p, format) },
		Copy:   s.copy,
	})})
}

// render makes the file of a format. The page is as it stood when the window was
// opened: what was seen is what is handed over.
func render(env *ui.Env, p *page, format string) ([]byte, error) {
	switch format {
	case "md":
		return export.Markdown(p.doc), nil
	case "txt":
		return export.Text(p.doc), nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var data []byte
	err := env.Store.Read(ctx, func(r *store.Reader) error {
		var err error
		data, err = export.JSON(export.JSONSource{Source: source(r), Outlines: r.Outlines}, export.JSONOptions{
			Challenge: p.in.Challenge.ID, Loops: p.options.Loops, Without: off(p), Method: env.Method,
		})
		return err
	})
	return data, err
}

// off are the sections that the leader switched off. What is merely not on the
// page is not among them.
func off(p *page) []string {
	var ids []string
	for _, sec := range p.sections {
		if !sec.On && (sec.Page || p.options.Length == summary.Full) {
			ids = append(ids, sec.ID)
		}
	}
	return ids
}

// copy puts the page as plain text on the clipboard. Over ssh that is the
// terminal's, which never answers: so it is said to be sent, not copied.
func (s *Screen) copy() tea.Cmd {
	if s.page == nil {
		return nil
	}
	text := string(export.Text(s.page.doc))
	return s.env.Copy(text, "handover.copied", "handover.sent")
}
