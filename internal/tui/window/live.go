package window

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// living is a text that stands in the journal already and has a row in a window:
// saved while it is typed, and following what is written to it elsewhere.
type living struct {
	ref    journal.TextRef
	row    *form.Text
	at     journal.Text // as it stands on the screen
	target func(at journal.Text) *ui.Target
	typed  func(stored string) string // stored words as they are typed; nil: as they are
}

// lived is what was read of a window's texts.
type lived struct {
	owner *base
	gen   uint64
	texts []journal.Text
	err   error
}

// live has a row show and save a text of the journal. stored makes the stored
// words of what is typed; its ok is false where those are not to be saved, such as
// an empty title. typed is the other way; both may be nil.
func (b *base) live(row *form.Text, ref journal.TextRef, at journal.Text, stored func(string) (words string, ok bool), typed func(string) string) {
	env, name := b.env, b.title
	b.follow(&living{ref: ref, row: row, typed: typed, target: func(at journal.Text) *ui.Target {
		target := form.TextTarget(env, ref, name, at.Rev)
		if stored == nil {
			return target
		}
		save := target.Save
		target.Save = func(ctx context.Context, typed string) (store.Saved, error) {
			words, ok := stored(typed)
			if !ok {
				return store.Saved{}, nil
			}
			return save(ctx, words)
		}
		return target
	}}, at)
}

// follow puts a text into its row and keeps an eye on it.
func (b *base) follow(l *living, at journal.Text) {
	b.living = append(b.living, l)
	l.show(at)
}

func (l *living) show(at journal.Text) {
	l.at = at
	l.row.Value = at.Words
	if l.typed != nil {
		l.row.Value = l.typed(at.Words)
	}
	l.row.Target = l.target(at)
}

// look reads the window's texts again.
func (b *base) look() tea.Cmd {
	if len(b.living) == 0 || !b.loaded || b.saving {
		return nil
	}
	var refs []journal.TextRef
	for _, l := range b.living {
		refs = append(refs, l.ref)
	}
	env, gen := b.env, b.env.Saver.Generation()
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		got := lived{owner: b, gen: gen}
		got.err = env.Store.Read(ctx, func(r *store.Reader) error {
			got.texts = nil
			for _, ref := range refs {
				t, err := r.Text(ref)
				if err != nil {
					return err
				}
				got.texts = append(got.texts, t)
			}
			return nil
		})
		return got
	}
}

// seen shows what was read, but for a text that waits to be saved: of that, saving
// tells how it stands.
func (b *base) seen(got lived) tea.Cmd {
	if got.owner != b {
		return nil
	}
	if got.err != nil {
		b.fault = b.env.Words.Sentence(got.err)
		return nil
	}
	if len(got.texts) != len(b.living) {
		return b.look()
	}
	if got.gen != b.env.Saver.Generation() {
		// Something was typed or saved since. What is still waiting has the texts
		// read again when it is saved.
		if b.waiting() {
			return nil
		}
		return b.look()
	}
	changed := false
	for i, l := range b.living {
		now := ui.Staying(got.texts[i], l.at.Rev)
		if b.env.Saver.Waiting(l.row.Target.Key) || now.Rev == l.at.Rev && sameHeads(now, l.at) {
			continue
		}
		changed = true
		if now.Rev == l.at.Rev {
			l.at = now
			continue
		}
		l.show(now)
	}
	if changed {
		b.arrange(b.form.Rows())
	}
	return nil
}

func (b *base) waiting() bool {
	for _, l := range b.living {
		if b.env.Saver.Waiting(l.row.Target.Key) {
			return true
		}
	}
	return false
}

// savedTexts notes how texts stand that were saved, and looks again for what was
// written elsewhere while they waited.
func (b *base) savedTexts(msg ui.SavedMsg) tea.Cmd {
	changed := false
	for _, l := range b.living {
		res, ok := msg.Results[l.row.Target.Key]
		if !ok || res.Text.Rev == "" {
			continue
		}
		changed = changed || !sameHeads(res.Text, l.at)
		l.at = res.Text
	}
	if changed {
		b.arrange(b.form.Rows())
	}
	if msg.Err != nil || b.waiting() {
		return nil
	}
	return b.look()
}

func sameHeads(a, b journal.Text) bool {
	if len(a.Others) != len(b.Others) {
		return false
	}
	for i := range a.Others {
		if a.Others[i].ID != b.Others[i].ID {
			return false
		}
	}
	return true
}

// headsMark parts a row's name from the number of another version of its text.
const headsMark = "/heads"

// excerpt is how many cells of another version stand below a text.
const excerpt = 2 * width

// arrange puts rows in, and below each text the other versions of it, each the way to
// choosing.
func (b *base) arrange(rows []form.Row) {
	var all []form.Row
	for _, r := range rows {
		if strings.Contains(r.ID(), headsMark) {
			continue
		}
		all = append(all, r)
		for _, l := range b.living {
			if form.Row(l.row) == r {
				all = append(all, b.headRows(l)...)
			}
		}
	}
	at := b.form.At()
	b.form.SetRows(all)
	if name, _, was := strings.Cut(at, headsMark); was && b.form.At() != at {
		b.form.Focus(name, false)
	}
}

func (b *base) headRows(l *living) []form.Row {
	var rows []form.Row
	for n, o := range l.at.Others {
		words := ui.Apart(l.at.Words, o.Words, excerpt)
		if words == "" {
			words = b.env.T("window.heads.emptied")
		}
		rows = append(rows, &form.Button{
			Name: l.row.Name + headsMark + strings.Repeat("+", n), Sign: "≠", Left: words, Full: true,
			Right: b.env.T("phase.heads", b.env.When(o.Day)),
			Press: func() tea.Cmd { return ui.Send(ui.Push{Screen: NewHeads(b.env, l.ref)}) },
		})
	}
	return rows
}
