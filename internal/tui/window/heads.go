package window

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Heads is the window for a text that was written in two places at once: both
// stand there with their days, and the leader keeps one, or both one after the
// other. Until then neither is lost.
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
	if _, again := msg.(ui.Refresh); again {
		return h.Init()
	}
	got, cmd, ok := take[journal.Text](&h.base, msg)
	if !ok {
		return cmd
	}
	text := got.what
	if len(text.Others) == 0 && h.loaded {
		return nil // chosen already, here or elsewhere
	}
	e := h.env
	texts := []string{text.Words}
	days := []journal.Day{text.Written}
	for _, o := range text.Others {
		texts = append(texts, o.Words)
		days = append(days, o.Day)
	}
	rows := []form.Row{&told{say: func() string { return e.T("window.heads.help") }}, &told{say: func() string { return " " }}}
	for n, words := range texts {
		shown := words
		if shown == "" {
			shown = e.T("window.heads.emptied")
		}
		rows = append(rows, &form.Button{
			Name: string(rune('a' + n)), Left: shown, Full: true, Gap: true,
			Right: e.T("window.heads.written", e.When(days[n])), Press: h.choosing(words),
		})
	}
	if both := joined(texts); len(texts) > 1 && both != "" {
		rows = append(rows, &form.Button{Name: "both", Left: e.T("window.heads.both"), Press: h.choosing(both)})
	}
	return tea.Batch(h.rows("a", rows...), h.ready())
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

func (h *Heads) choosing(words string) func() tea.Cmd {
	ref := h.ref
	return func() tea.Cmd {
		return h.write("text", "", func(w *store.Writer) error { return w.Choose(ref, words) }, nil)
	}
}

// Do moves between the texts and keeps one.
func (h *Heads) Do(id action.ID) (tea.Cmd, bool) {
	if id == action.PageDown || id == action.PageUp {
		// Long texts are read by scrolling; the choice stays where it is.
		return h.form.Do(id)
	}
	return h.base.Do(id)
}
