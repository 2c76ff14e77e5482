package window

import (
	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Thought is the window that says what became of an assumption: confirmed,
// qualified or challenged, and by which notes.
type Thought struct {
	base
	challenge, loop, id journal.ID
	words               string

	verdict, notes *form.Choice
	old            *journal.Thought
}

// thoughtNotes is how many of the loop's newest notes can be chosen among; those
// chosen before are always among them.
const thoughtNotes = 12

type thoughtRead struct {
	old   *journal.Thought
	notes []journal.Entry
	fails bool // the loop is not there
}

// NewThought makes the window for an assumption of a loop: one that was marked
// before, by its id, or the words of one that nothing became of yet.
func NewThought(env *ui.Env, challenge, loop, id journal.ID, words string) *Thought {
	t := &Thought{challenge: challenge, loop: loop, id: id, words: words}
	t.start(env, env.T("thinking.window"))
	list := []form.Option{}
	for _, v := range journal.Verdicts() {
		list = append(list, form.Option{ID: string(v), Name: env.T("thinking." + string(v))})
	}
	t.verdict = pickRow("verdict", env.T("thinking.what"), "", append(list, form.Option{Name: env.T("thinking.taken_back")}))
	return t
}

// Init reads the loop's notes, and what became of the assumption so far.
func (t *Thought) Init() tea.Cmd {
	challenge, loop, id := t.challenge, t.loop, t.id
	return fetch(&t.base, func(r *store.Reader) (thoughtRead, error) {
		var got thoughtRead
		c, err := r.Challenge(challenge)
		if err != nil {
			return got, err
		}
		l := c.Loop(loop)
		if l == nil {
			return thoughtRead{fails: true}, nil
		}
		for _, known := range l.Thoughts {
			if known.ID == id {
				got.old = known
			}
		}
		got.notes, _, err = r.Entries(store.EntryQuery{Challenge: challenge, Loop: loop, Limit: thoughtNotes})
		if err != nil || got.old == nil {
			return got, err
		}
		for _, note := range got.old.Notes {
			if hasNote(got.notes, note) {
				continue
			}
			e, err := r.Entry(note)
			if store.FaultOf(err) == store.FaultUnknownID {
				continue // in the bin; it comes back with its place here
			}
			if err != nil {
				return got, err
			}
			got.notes = append(got.notes, e)
		}
		return got, nil
	})
}

func hasNote(notes []journal.Entry, id journal.ID) bool {
	for _, e := range notes {
		if e.ID == id {
			return true
		}
	}
	return false
}

// Update takes what was read, and what is typed.
func (t *Thought) Update(msg tea.Msg) tea.Cmd {
	got, cmd, ok := take[thoughtRead](&t.base, msg)
	if !ok {
		return cmd
	}
	if got.what.fails {
		return t.about("window.measure.no_challenge")
	}
	t.old = got.what.old
	picked := map[string]bool{}
	if t.old != nil {
		t.verdict.Picked = map[string]bool{string(t.old.Verdict): true}
		for _, id := range t.old.Notes {
			picked[id.String()] = true
		}
	}
	env := t.env
	words := t.words
	rows := []form.Row{&told{say: func() string { return words }, gap: true, strong: true}, &told{say: func() string { return " " }}, t.verdict, &told{say: func() string { return " " }}}
	if len(got.what.notes) > 0 {
		t.notes = &form.Choice{Name: "notes", Question: env.T("thinking.by"), Many: true, Picked: picked}
		for _, e := range got.what.notes {
			t.notes.Options = append(t.notes.Options, form.Option{
				ID: e.ID.String(), Name: env.T("thinking.because", env.When(e.Day), ui.OneLine(e.Text.Words, width)),
			})
		}
		rows = append(rows, t.notes)
	} else {
		rows = append(rows, &told{say: func() string { return env.T("thinking.no_notes") }})
	}
	t.keep = t.save
	return tea.Batch(t.rows("verdict", rows...), t.ready())
}

func (t *Thought) save() tea.Cmd {
	verdict := journal.Verdict(t.verdict.Value())
	var notes []journal.ID
	shown := map[string]bool{}
	if t.notes != nil {
		for _, o := range t.notes.Options {
			shown[o.ID] = true
			if id, err := journal.ParseID(o.ID); err == nil && t.notes.Picked[o.ID] {
				notes = append(notes, id)
			}
		}
	}
	id, loop, words := t.id, t.loop, t.words
	if t.old != nil {
		for _, note := range t.old.Notes {
			if !shown[note.String()] {
				notes = append(notes, note)
			}
		}
	}
	if t.old == nil && verdict == "" && len(notes) == 0 {
		return ui.Send(ui.Pop{})
	}
	say := ""
	if t.old == nil {
		say = t.env.T("thinking.kept")
	}
	return t.write("thought", say, func(w *store.Writer) error {
		if id.IsZero() {
			var err error
			if id, err = w.NewThought(loop, words); err != nil {
				return err
			}
		}
		return w.SetThought(loop, id, verdict, notes)
	}, nil)
}
