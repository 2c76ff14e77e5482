package handover

import (
	"testing"
	"testing/synctest"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Short forms are texts like all others: what is written to one elsewhere comes
// into the field, and of two versions neither is lost.
func TestAShortFormThatIsWrittenInTwoPlaces(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "dagtilbud")
		id := ""
		for _, sec := range p.s.page.sections {
			if len(sec.Briefs) > 0 && p.loop().Briefs[sec.Briefs[0]].Empty() {
				p.to(sec.ID)
				id = sec.Briefs[0]
				break
			}
		}
		p.Press("enter")
		if id == "" || p.s.brief == nil || p.s.brief.At() != id {
			t.Fatalf("the short form of %q is not written", id)
		}
		ref := journal.TextRef{Object: p.loop().ID, Name: journal.BriefPrefix + id}
		shell := func(words string, base journal.RevisionID) journal.RevisionID {
			t.Helper()
			other := *p.env
			other.Store = store.New(store.Options{Path: p.env.Store.Path(), Now: tuitest.Now})
			var saved store.Saved
			tuitest.Write(t, &other, func(w *store.Writer) error {
				var err error
				saved, err = w.SetText(ref, words, base)
				return err
			})
			p.Send(ui.Refresh{})
			return saved.Text.Rev
		}
		base := shell("Fra skallen", store.Latest)
		if words, _ := p.s.Writing(); words != "Fra skallen" {
			t.Fatalf("in the field stands %q", words)
		}
		p.Type("Min: ")
		theirs := shell("En anden", base)
		p.Settle(time.Second)
		p.Has("≠ En anden", "anden udgave, skrevet i dag")
		mine, _ := p.s.Writing()
		p.Type("Nu ")
		shell("En anden igen", theirs)
		p.Settle(time.Second)
		p.Has("≠ En anden igen")
		now, _ := p.s.Writing()
		if len(now) != len(mine)+3 {
			t.Errorf("of %q it has become %q", mine, now)
		}
		text := tuitest.Read(t, p.env, func(r *store.Reader) (journal.Text, error) { return r.Text(ref) })
		if got := ui.Staying(text, text.Rev); len(got.Others) != 1 || got.Words != "En anden igen" && got.Others[0].Words != "En anden igen" ||
			got.Words != now && got.Others[0].Words != now {
			t.Errorf("there stand %+v, in the field %q", got, now)
		}
		p.Keys("down", "enter")
		if sent, ok := tuitest.Last[ui.Edit](p.Stage); !ok || sent.Type != "heads" || sent.Ref != ref {
			t.Errorf("the row leads to %+v", sent)
		}
	})
}
