package window

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Heads is the window for a text that was written in two places at once: both
// stand there with their days and with what only one of them says marked, and the
// leader keeps one, or both one after the other. Until then neither is lost, and
// what is not kept stays among the earlier versions.
type Heads struct {
	base
	ref journal.TextRef
}

// NewHeads makes the window for a text.
func NewHeads(env *ui.Env, ref journal.TextRef) *Heads {
	h := &Heads{ref: ref}
	h.start(env, env.T("window.heads.title"))
	return h
}

// Init reads the texts.
func (h *Heads) Init() tea.Cmd {
	ref := h.ref
	return fetch(&h.base, func(r *store.Reader) (journal.Text, error) { return r.Text(ref) })
}

// Update takes what was read.
func (h *Heads) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Refresh:
		return h.Init()
	case failed:
		cmd := h.update(msg)
		if msg.owner == &h.base {
			cmd = tea.Batch(cmd, h.Init())
		}
		return cmd
	}
	got, cmd, ok := take[journal.Text](&h.base, msg)
	if !ok {
		return cmd
	}
	text := got.what
	if len(text.Others) == 0 && h.loaded {
		return nil // chosen already, here or elsewhere
	}
	return tea.Batch(h.rows("a", h.versions(text)...), h.ready())
}

// versions are the rows of a text's versions, the newest first.
func (h *Heads) versions(text journal.Text) []form.Row {
	e := h.env
	all := append([]journal.Revision{{ID: text.Rev, Day: text.Written, Words: text.Words}}, text.Others...)
	var seen []journal.RevisionID
	var words []string
	for _, v := range all {
		seen, words = append(seen, v.ID), append(words, v.Words)
	}
	say := "window.heads.help"
	if len(all) < 2 {
		say = "window.heads.one"
	}
	rows := []form.Row{&told{say: func() string { return e.T(say) }}, &told{say: func() string { return " " }}}
	for n, v := range all {
		beside := ""
		if len(all) > 1 {
			beside = words[(n+1)%2] // the two newest are held against each other, older ones against the newest
		}
		if n > 1 {
			beside = words[0]
		}
		rows = append(rows, &version{
			name: string(rune('a' + n)), words: v.Words, beside: beside,
			written: e.T("window.heads.written", e.When(v.Day)), press: h.choosing(seen, v.Words),
		})
	}
	if both := joined(words); len(words) > 1 && both != "" {
		rows = append(rows, &form.Button{Name: "both", Left: e.T("window.heads.both"), Press: h.choosing(seen, both)})
	}
	return rows
}

func joined(texts []string) string {
	var parts []string
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, "\n\n")
}

// choosing keeps words in the place of the versions that were seen. Where another
// one has been written since, nothing is chosen: it has to be seen first.
func (h *Heads) choosing(seen []journal.RevisionID, words string) func() tea.Cmd {
	ref := h.ref
	return func() tea.Cmd {
		return h.write("text", "", func(w *store.Writer) error {
			now, err := w.Text(ref)
			if err != nil {
				return err
			}
			stand := []journal.RevisionID{now.Rev}
			for _, o := range now.Others {
				stand = append(stand, o.ID)
			}
			for _, id := range stand {
				if !slices.Contains(seen, id) {
					return i18n.NewFault("two_changed")
				}
			}
			return w.Choose(ref, words)
		}, nil)
	}
}

// Do moves between the texts and keeps one.
func (h *Heads) Do(id action.ID) (tea.Cmd, bool) {
	if id == action.PageDown || id == action.PageUp {
		// Long texts are read by scrolling; the choice stays where it is.
		return h.form.Do(id)
	}
	if v, ok := h.focused().(*version); ok && h.loaded && !h.saving && (id == action.Keep || id == action.Choose) {
		return v.press(), true
	}
	return h.base.Do(id)
}
