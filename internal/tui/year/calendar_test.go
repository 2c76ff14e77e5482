package year

import (
	"strings"
	"testing"
	"testing/synctest"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// february is a journal in February with nothing but its kick-off.
func february(t *testing.T, lang i18n.Lang) *ui.Env {
	t.Helper()
	e := sample(t, lang, "")
	at(e, on(2026, 2, 2))
	tuitest.Write(t, e, func(w *store.Writer) error {
		_, err := w.NewMeeting(journal.Kickoff, on(2026, 1, 14), "09:00")
		return err
	})
	return e
}

func meetings(t *testing.T, e *ui.Env) []*journal.Meeting {
	t.Helper()
	return tuitest.Read(t, e, func(r *store.Reader) ([]*journal.Meeting, error) { return r.Meetings() })
}

func TestGoldensOfTheCalendar(t *testing.T) {
	tuitest.Every(t, "calendar", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		_, s := open(t, february(t, lang), w, h)
		tuitest.Golden(t, name, tuitest.Drawn(t, name, s, w, 60))
	})
}

// Planning a proposal makes a meeting of its kind on its day; the proposal goes,
// the others stay, and no meeting that has a day is moved by it.
func TestPlanningProposals(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := february(t, i18n.Danish)
		p, s := open(t, e, 78, 20)
		proposed := len(s.data.proposed)
		if proposed < 4 || len(meetings(t, e)) != 1 {
			t.Fatalf("%d are proposed, %d planned", proposed, len(meetings(t, e)))
		}
		for n, slot := range s.data.proposed {
			to(t, p, s, proposalName(slot))
			p.Press("enter")
			all := meetings(t, e)
			if len(all) != n+2 {
				t.Fatalf("there are %d meetings after %d were planned", len(all), n+1)
			}
			m := all[n+1] // the proposals come by day, as the meetings do
			if m.Kind != slot.Kind || m.Day != slot.Day || len(m.Loops) != 0 {
				t.Errorf("planned is %s on %s, proposed was %s on %s", m.Kind, m.Day, slot.Kind, slot.Day)
			}
			if s.form.At() != meetingName(m.ID) {
				t.Errorf("the focus is at %s", s.form.At())
			}
			if said, _ := tuitest.Last[ui.Flash](p); said.Trouble || !strings.Contains(said.Text, "er planlagt") {
				t.Errorf("it is said %q", said.Text)
			}
		}
		if strings.Contains(whole(t, s), "foreslået") {
			t.Error("what is planned is still proposed")
		}
		// The meeting is changed from its page.
		p.Press("enter")
		if sent, ok := tuitest.Last[ui.Edit](p); !ok || sent.Type != "meeting-page" || meetingName(sent.ID) != s.form.At() {
			t.Errorf("enter opens %+v", sent)
		}
		for range proposed {
			undo(t, p, e, false)
		}
		if len(meetings(t, e)) != 1 || len(s.data.proposed) != proposed || !strings.Contains(whole(t, s), "foreslået") {
			t.Error("undone, the proposals don't stand there again")
		}
	})
}

// A second press before the journal answers, or somebody else who planned it
// meanwhile, makes no second meeting.
func TestAProposalIsPlannedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := february(t, i18n.Danish)
		p, s := open(t, e, 78, 20)
		slot := s.data.proposed[0]
		first, second := s.plan(slot), s.plan(slot)
		p.Run(first)
		p.Run(second)
		if n := len(meetings(t, e)); n != 2 {
			t.Errorf("there are %d meetings", n)
		}
		if said, _ := tuitest.Last[ui.Flash](p); !strings.Contains(said.Text, "imens") {
			t.Errorf("it is said %q", said.Text)
		}
		// A year-end that is planned on another day takes the proposal's place.
		last := s.data.proposed[len(s.data.proposed)-1]
		tuitest.Write(t, e, func(w *store.Writer) error {
			_, err := w.NewMeeting(last.Kind, on(2026, 11, 26), "")
			return err
		})
		p.Run(s.plan(last))
		if n := len(meetings(t, e)); n != 3 {
			t.Errorf("there are %d meetings", n)
		}
	})
}

// A meeting of the kind that waits for its day takes the one proposed, with what
// was noted to it.
func TestAWaitingMeetingTakesTheDay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := february(t, i18n.Danish)
		var id journal.ID
		tuitest.Write(t, e, func(w *store.Writer) (err error) {
			id, err = w.NewMeeting(journal.Common, journal.Day{}, "")
			return err
		})
		p, s := open(t, e, 78, 20)
		slot := s.data.proposed[0]
		to(t, p, s, proposalName(slot))
		p.Press("enter")
		all := meetings(t, e)
		if len(all) != 2 || all[1].ID != id || all[1].Day != slot.Day {
			t.Errorf("the meetings are %+v", all)
		}
	})
}

// Nothing is proposed for what is past.
func TestNothingIsProposedForThePast(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := sample(t, i18n.Danish, "")
		note(t, e, journal.Star, on(2025, 5, 1), "Sidste år.")
		p, s := open(t, e, 78, 20)
		p.Press("left")
		if len(s.data.proposed) != 0 || strings.Contains(whole(t, s), "foreslået") {
			t.Errorf("of the year before is proposed:\n%s", whole(t, s))
		}
	})
}
