package tui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// a second and a little: the journal is looked at once a second.
const look = 1100 * time.Millisecond

// watching opens a journal on a screen that looks at the file once a second, as
// the program does.
func watching(t *testing.T, st *store.Store) *play {
	t.Helper()
	p := start(t, st, i18n.Danish, 80, 30, func(o *Options) { o.still = false })
	t.Cleanup(func() {
		// The command that looks at the file ends when it sees a change.
		elsewhere(t, st, func(w *store.Writer) error {
			_, err := w.NewEntry(journal.Entry{Kind: journal.Star, Text: journal.Text{Words: "slut"}})
			return err
		})
	})
	return p
}

// beside is a store of another program on the same file.
func beside(st *store.Store) *store.Store {
	return store.New(store.Options{Path: st.Path(), Now: st.Now})
}

func elsewhere(t testing.TB, st *store.Store, do func(*store.Writer) error) {
	t.Helper()
	if err := beside(st).Write(context.Background(), "text", do); err != nil {
		t.Fatal(err)
	}
}

func put(t testing.TB, st *store.Store, ref journal.TextRef, words string, base journal.RevisionID) store.Saved {
	t.Helper()
	var saved store.Saved
	elsewhere(t, st, func(w *store.Writer) error {
		var err error
		saved, err = w.SetText(ref, words, base)
		return err
	})
	return saved
}

func allRevisions(t *testing.T, st *store.Store, ref journal.TextRef) []string {
	t.Helper()
	var words []string
	err := st.Read(context.Background(), func(r *store.Reader) error {
		list, err := r.Revisions(ref)
		for _, rev := range list {
			words = append(words, rev.Words)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func understand(loop journal.ID) journal.TextRef {
	return journal.TextRef{Object: loop, Name: "formulate.understand"}
}

func TestAChangeElsewhereAppearsByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := watching(t, st)
		p.Keys("down", "enter", "esc")
		put(t, st, understand(loop), "Fra skallen", store.Latest)
		p.Settle(look)
		p.Has("Fra skallen")
	})
}

// The cursor is in the field, and all that was typed is saved: the new words come
// into the field, and what is typed next goes on from them.
func TestAChangeElsewhereComesIntoTheFieldThatHasTheCursor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := journalAt(t)
		_, loop := challenge(t, st, "Overgange")
		p := watching(t, st)
		p.Keys("down", "enter")
		p.Type("Først")
		p.Settle(look)
		put(t, st, understand(loop), "Fra skallen: Først", store.Latest)
		p.Settle(look)
		p.Has("Fra skallen: Først")
		p.Type(" og videre")
		p.Settle(look)
		if got := text(t, st, understand(loop)); got.Words != "Fra skallen: Først og videre" || len(got.Others) > 0 {
			t.Errorf("the answer is %+v", got)
		}
	})
}

// parted is a journal with an answer in two versions: one that is being written,
// and theirs, which somebody else wrote meanwhile.
func parted(t *testing.T) (p *play, st *store.Store, loop journal.ID, theirs store.Saved) {
	t.Helper()
	st = journalAt(t)
	_, loop = challenge(t, st, "Overgange")
	p = watching(t, st)
	p.Keys("down", "enter")
	p.Type("Min udgave")
	return p, st, loop, put(t, st, understand(loop), "En anden udgave", "")
}

// While he writes on, the other version stands below and neither takes the place
// of the other, whichever is saved last.
func TestTwoVersionsStandWhileBothGoOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, st, loop, theirs := parted(t)
		p.Settle(look)
		for n, more := range []string{" går", " stille", " videre"} {
			p.Type(more)
			p.Settle(look)
			p.Has("Min udgave går", "≠ En anden udgave")
			theirs = put(t, st, understand(loop), "En anden udgave"+strings.Repeat(" også", n+1), theirs.Text.Rev)
			p.Settle(look)
			p.Has("Min udgave går", "≠ En anden udgave også")
		}
		got := ui.Staying(text(t, st, understand(loop)), theirs.Text.Rev)
		if got.Words != "En anden udgave også også også" || len(got.Others) != 1 || got.Others[0].Words != "Min udgave går stille videre" {
			t.Errorf("there stand %+v", got)
		}
	})
}

// On leaving the field nothing is asked; the row below leads to both versions.
func TestChoosingBetweenTwoVersions(t *testing.T) {
	for keys, want := range map[string]string{
		"enter":           "Min udgave",
		"down enter":      "En anden udgave",
		"down down enter": "Min udgave\n\nEn anden udgave",
	} {
		tuitest.Test(t, keys, func(t *testing.T) {
			p, st, loop, _ := parted(t)
			p.Settle(look)
			p.Keys("esc")
			p.Has("Min udgave", "Imens er teksten også ændret et andet sted", "≠ En anden udgave")
			p.Keys("down")
			p.Keys("enter")
			p.Has("To udgaver af den samme tekst")
			p.Keys(strings.Fields(keys)...)
			p.HasNot("To udgaver af den samme tekst")
			p.HasNot("≠")
			if got := text(t, st, understand(loop)); got.Words != want || len(got.Others) > 0 {
				t.Errorf("there stand %+v", got)
			}
			all := allRevisions(t, st, understand(loop))
			for _, words := range []string{"Min udgave", "En anden udgave"} {
				if !slices.Contains(all, words) {
					t.Errorf("%q is not among the revisions %q", words, all)
				}
			}
			// The focus is on the answer, and writing goes on from what was chosen.
			p.Keys("enter")
			p.Send(tea.KeyPressMsg{Code: tea.KeyEnd, Mod: tea.ModCtrl})
			p.Type(".")
			p.Settle(look)
			if got := text(t, st, understand(loop)); got.Words != want+"." || len(got.Others) > 0 {
				t.Errorf("afterwards there stand %+v", got)
			}
		})
	}
}

// What was changed after the leader saw it is not chosen away unseen.
func TestAVersionThatChangedIsSeenBeforeItIsChosenAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, st, loop, theirs := parted(t)
		p.Settle(look)
		p.Keys("esc", "down", "enter")
		p.Has("To udgaver af den samme tekst")
		put(t, st, understand(loop), "En anden udgave, som gik videre", theirs.Text.Rev)
		p.Keys("enter")
		p.Has("En af udgaverne er ændret imens", "som gik videre")
		if got := text(t, st, understand(loop)); len(got.Others) != 1 {
			t.Errorf("there stand %+v", got)
		}
		p.Keys("down", "enter")
		p.HasNot("To udgaver af den samme tekst")
	})
}
