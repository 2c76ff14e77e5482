package window

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// shell writes a text as another program does.
func shell(t *testing.T, e *ui.Env, ref journal.TextRef, words string, base journal.RevisionID) {
	t.Helper()
	other := *e
	other.Store = store.New(store.Options{Path: e.Store.Path(), Now: tuitest.Now})
	tuitest.Write(t, &other, func(w *store.Writer) error {
		_, err := w.SetText(ref, words, base)
		return err
	})
}

func textAt(t *testing.T, e *ui.Env, ref journal.TextRef) journal.Text {
	t.Helper()
	return tuitest.Read(t, e, func(r *store.Reader) (journal.Text, error) { return r.Text(ref) })
}

// shared are the windows whose text stands in the journal already, and that text.
func shared(t *testing.T, e *ui.Env) map[string]func() (*tuitest.Stage, journal.TextRef) {
	t.Helper()
	s := newSample(t, e)
	var note journal.ID
	tuitest.Write(t, e, func(w *store.Writer) error {
		var err error
		note, err = w.NewEntry(journal.Entry{Challenge: s.challenge, Kind: journal.Star, Text: journal.Text{Words: "Det gik godt."}})
		return err
	})
	return map[string]func() (*tuitest.Stage, journal.TextRef){
		"note": func() (*tuitest.Stage, journal.TextRef) {
			return open(t, e, NewNote(e, journal.Star, s.challenge, note)), journal.TextRef{Object: note, Name: journal.TextEntry}
		},
		"title": func() (*tuitest.Stage, journal.TextRef) {
			return open(t, e, NewRename(e, s.challenge)), journal.TextRef{Object: s.challenge, Name: journal.TextTitle}
		},
		"closing": func() (*tuitest.Stage, journal.TextRef) {
			return open(t, e, NewClose(e, s.challenge)), journal.TextRef{Object: s.challenge, Name: journal.TextClosing}
		},
		"indicator": func() (*tuitest.Stage, journal.TextRef) {
			return open(t, e, NewIndicator(e, s.challenge, s.count)), journal.TextRef{Object: s.count, Name: journal.TextName}
		},
	}
}

func TestAWindowFollowsWhatIsWrittenElsewhere(t *testing.T) {
	for _, name := range []string{"note", "title", "closing", "indicator"} {
		tuitest.Test(t, name, func(t *testing.T) {
			e := newEnv(t, i18n.Danish)
			p, ref := shared(t, e)[name]()
			shell(t, e, ref, "Skrevet et andet sted", store.Latest)
			p.Send(ui.Refresh{})
			p.Has("Skrevet et andet sted")
			p.Keys("end")
			p.Type(", og videre")
			p.Flush()
			if got := textAt(t, e, ref); got.Words != "Skrevet et andet sted, og videre" || len(got.Others) > 0 {
				t.Errorf("there stands %+v", got)
			}
		})
	}
}

func TestAWindowKeepsBothVersions(t *testing.T) {
	for _, name := range []string{"note", "title", "closing", "indicator"} {
		tuitest.Test(t, name, func(t *testing.T) {
			e := newEnv(t, i18n.Danish)
			p, ref := shared(t, e)[name]()
			base := textAt(t, e, ref)
			p.Keys("end")
			p.Type(" Min.")
			shell(t, e, ref, "En anden", base.Rev)
			p.Send(ui.Refresh{}) // comes before the half second is over
			p.HasNot("En anden")
			p.Settle(600 * time.Millisecond)
			mine := base.Words + " Min."
			p.Has(strings.TrimSpace(mine), "≠ En anden", "anden udgave, skrevet i dag")
			p.Type(" Mere.")
			p.Settle(600 * time.Millisecond)
			mine += " Mere."
			got := textAt(t, e, ref)
			if got.Words != mine || len(got.Others) != 1 || got.Others[0].Words != "En anden" {
				t.Fatalf("there stand %+v", got)
			}
			// The other goes on too; neither takes the other's place.
			shell(t, e, ref, "En anden igen", got.Others[0].ID)
			p.Send(ui.Refresh{})
			p.Has(strings.TrimSpace(mine), "≠ En anden igen")
			p.Press("tab", "enter")
			p.Has("Den er skrevet to steder")
			p.Press("down", "enter")
			p.HasNot("Den er skrevet to steder")
			p.HasNot("≠")
			if got = textAt(t, e, ref); got.Words != mine || len(got.Others) > 0 {
				t.Errorf("after choosing there stands %+v", got)
			}
			revisions := tuitest.Read(t, e, func(r *store.Reader) ([]journal.Revision, error) { return r.Revisions(ref) })
			for _, words := range []string{"En anden igen", mine} {
				if !slices.ContainsFunc(revisions, func(r journal.Revision) bool { return r.Words == words }) {
					t.Errorf("%q is not among the revisions", words)
				}
			}
		})
	}
}

// Two windows begin a note each: keeping the one leaves what the other has begun.
func TestKeepingANoteLeavesWhatAnotherWindowBegan(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEnv(t, i18n.Danish)
		s := newSample(t, e)
		p := open(t, e, NewNote(e, journal.Star, s.challenge, journal.ID{}))
		p.Type("Min note")
		p.Flush()
		begun := journal.TextRef{Name: journal.DraftPrefix + string(journal.Star)}
		shell(t, e, begun, "Begyndt i det andet vindue", store.Latest)
		p.Press("enter")
		p.Closed()
		if got := entries(t, e); len(got) != 1 || got[0].Text.Words != "Min note" {
			t.Errorf("the notes are %+v", got)
		}
		if got := textAt(t, e, begun); got.Words != "Begyndt i det andet vindue" {
			t.Errorf("of the other there is left %q", got.Words)
		}
	})
}
