package meeting

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// press gives a row the focus and presses enter.
func press(t *testing.T, p *tuitest.Stage, name string) {
	t.Helper()
	s := p.Top().(*Screen)
	cmd, ok := s.form.Focus(name, false)
	if !ok {
		t.Fatalf("there is no %q on the page", name)
	}
	p.Run(cmd)
	p.Press("enter")
}

// missing are the lines of what is not written yet, in the page's order.
func missing(s *Screen) []string {
	var names []string
	for _, r := range s.form.Rows() {
		if strings.HasPrefix(r.ID(), "missing/") {
			names = append(names, r.ID())
		}
	}
	return names
}

// Each line of what is not written yet is a way to its field, the most valuable
// first, and it is said that the meeting can be held without.
func TestWhatIsNotWrittenYet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		p, s := j.open(t, 78, 60)
		p.Has("Mødet kan godt holdes uden.")
		c := s.data.covers[0]
		ready := journal.Readiness(j.env.Method, c.challenge, c.loop, s.data.meeting, j.env.Today())
		lines := missing(s)
		if len(lines) != len(ready) || len(lines) < 5 {
			t.Fatalf("%d lines, readiness has %d", len(lines), len(ready))
		}
		for i, m := range ready {
			if !strings.Contains(lines[i], m.ItemID) {
				t.Errorf("line %d is %q, readiness has %q", i, lines[i], m.ItemID)
			}
		}
		press(t, p, lines[0])
		if sent, ok := tuitest.Last[ui.Go](p); !ok || sent != (ui.Go{Challenge: j.challenge, Loop: j.loop, Question: ready[0].ItemID, Write: true}) {
			t.Errorf("the first line leads to %+v", sent)
		}
		for i, m := range ready {
			if !m.Indicator.IsZero() {
				press(t, p, lines[i])
				if sent, ok := tuitest.Last[ui.Edit](p); !ok || sent.Type != "measurement" || sent.ID != m.Indicator || !sent.Make {
					t.Errorf("the line of a measurement leads to %+v", sent)
				}
			}
		}
		press(t, p, "missing/"+j.loop.String()+"/meeting.ask")
		p.Type("Hvordan får jeg natten med?")
		saved(p)
		if got := j.all(t)[0].Texts["meeting.ask"].Words; got != "Hvordan får jeg natten med?" {
			t.Errorf("what is asked of the others is %q", got)
		}
		if slices.Contains(missing(s), "missing/"+j.loop.String()+"/meeting.ask") {
			t.Error("what is written is still said not to be")
		}
	})
}

// A meeting can be about loops of several challenges: each says what it is not
// written for, what the meeting itself asks once, and a closed one nothing.
func TestSeveralChallenges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		j.move(t, journal.Network, day(time.December, 3), "13:00", j.loop, j.otherLoop)
		p, s := j.open(t, 78, 200)
		p.Has("Overgange mellem vagter · loop 1", "Forældre i garderoben · loop 1")
		asks, of := 0, map[string]bool{}
		for _, name := range missing(s) {
			if strings.HasSuffix(name, "/meeting.ask") {
				asks++
			}
			of[strings.Split(name, "/")[1]] = true
		}
		if asks != 1 || !of[j.loop.String()] || !of[j.otherLoop.String()] {
			t.Errorf("meeting.ask stands there %d times, lines of %v", asks, of)
		}
		press(t, p, "loop/"+j.otherLoop.String())
		if sent, ok := tuitest.Last[ui.Go](p); !ok || sent.Challenge != j.other || sent.Loop != j.otherLoop {
			t.Errorf("the loop leads to %+v", sent)
		}
		// Archived in the middle of its meeting: all stays, and can be noted.
		writeIn(t, p, "meeting.round", "Før")
		tuitest.Write(t, j.env, func(w *store.Writer) error { return w.SetStatus(j.other, journal.Archived, journal.Day{}) })
		p.Send(ui.Refresh{})
		p.Type(" og efter")
		saved(p)
		if got := j.all(t)[0].Texts["meeting.round"].Words; got != "Før og efter" {
			t.Errorf("noted is %q", got)
		}
		p.Has("Forældre i garderoben · loop 1")
		for _, name := range missing(s) {
			if strings.Contains(name, j.otherLoop.String()) {
				t.Errorf("%q is said of an archived challenge", name)
			}
		}
	})
}

// texts are the ids of the texts on the page, in order.
func texts(s *Screen) []string {
	var ids []string
	for _, r := range s.form.Rows() {
		if t, ok := r.(*form.Text); ok {
			ids = append(ids, t.Name)
		}
	}
	return ids
}

// What comes first depends on the kind of meeting, and nothing that is stored is
// ever hidden.
func TestKindsDiffer(t *testing.T) {
	for _, kind := range []journal.MeetingKind{journal.Kickoff, journal.Common, journal.Network, journal.Reflection, journal.YearEnd} {
		tuitest.Test(t, string(kind), func(t *testing.T) {
			j := newSample(t, i18n.Danish)
			j.move(t, kind, day(time.November, 19), "")
			_, s := j.open(t, 78, 20)
			list := texts(s)
			first, decides := "meeting.heard", false
			if kind == journal.Reflection {
				first, decides = "meeting.round", true
			}
			if list[0] != first || slices.Contains(list, "meeting.decision") != decides {
				t.Errorf("a meeting about no loop asks %v", list)
			}
			for _, id := range []string{"meeting.heard", "meeting.round", "meeting.patterns", "meeting.next", "interview", "mine.next"} {
				if !slices.Contains(list, id) {
					t.Errorf("%s is not asked", id)
				}
			}
			j.write(t, map[string]string{"meeting.decision.help": "Ja", "meeting.ask": "Hvad?", "meeting.before2031": "Gammelt", "member/later": "Nyt"})
			_, s = j.open(t, 78, 20)
			list = texts(s)
			for _, id := range []string{"meeting.decision.help", "meeting.ask", "meeting.before2031"} {
				if !slices.Contains(list, id) {
					t.Errorf("%s stands there and is not shown", id)
				}
			}
			s.Do(action.AsMember)
			if !slices.Contains(texts(s), "member/later") {
				t.Error("a note as member stands there and is not shown")
			}
			j.move(t, kind, day(time.November, 19), "", j.loop)
			_, s = j.open(t, 78, 20)
			if !slices.Contains(texts(s), "meeting.decision.look") {
				t.Error("a meeting about a loop decides nothing")
			}
		})
	}
}

// The first word of the meeting's own day doesn't take what comes before it away
// from under the cursor; opened again, the page begins with the meeting.
func TestThePageStandsStillWhileOneNotes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		j.move(t, journal.Reflection, day(time.November, 23), "", j.loop)
		p, s := j.open(t, 78, 20)
		writeIn(t, p, "meeting.round", "Nu")
		top := p.Screen()
		saved(p)
		saved(p)
		if got := p.Screen(); got != top {
			t.Errorf("the page moved\n%s\nbefore\n%s", got, top)
		}
		if len(missing(s)) == 0 {
			t.Error("what comes before is gone")
		}
		_, again := j.open(t, 78, 20)
		if len(missing(again)) != 0 {
			t.Error("a meeting under way is still prepared")
		}
	})
}

// In the bin, the page says so and keeps what stands on it; put back, it goes on.
func TestAMeetingThatIsDeletedMeanwhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		j.write(t, map[string]string{"mine": "Jeg tier for sent."})
		p, _ := j.open(t, 78, 200)
		tuitest.Write(t, j.env, func(w *store.Writer) error { return w.Delete(j.meeting) })
		p.Send(ui.Refresh{})
		p.Has("Mødet ligger i papirkurven.", "Jeg tier for sent.")
		fresh, s := j.open(t, 78, 20)
		fresh.Has("Mødet ligger i papirkurven.")
		if len(texts(s)) != 0 {
			t.Error("what is written here would make another meeting")
		}
		tuitest.Write(t, j.env, func(w *store.Writer) error { return w.Restore(j.meeting) })
		p.Send(ui.Refresh{})
		p.HasNot("papirkurven")
		writeIn(t, p, "mine", "")
		p.Type(" Og igen.")
		saved(p)
		if got := j.all(t)[0].Texts["mine"].Words; got != "Jeg tier for sent. Og igen." {
			t.Errorf("noted is %q", got)
		}
	})
}

// The keys of the page and the ways from it.
func TestKeysAndWays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		p, s := j.open(t, 78, 20)
		if c, l, _ := s.Context(); c != j.challenge || l != j.loop {
			t.Error("the page is about another loop")
		}
		scopes := s.Scopes()
		for key, id := range map[string]action.ID{"p": action.Present, "l": action.Listening, "e": action.Summary, "t": action.AsMember, "s": action.Star} {
			if a, ok := action.Lookup(key, scopes); !ok || a.ID != id {
				t.Errorf("%s is %q", key, a.ID)
			}
		}
		for _, id := range []action.ID{action.Present, action.Summary, action.Listening} {
			press(t, p, string(id))
			if sent, ok := tuitest.Last[ui.Act](p); !ok || sent.ID != id {
				t.Errorf("%s leads to %+v", id, sent)
			}
		}
		press(t, p, "change")
		if sent, ok := tuitest.Last[ui.Edit](p); !ok || sent.Type != "meeting" || sent.ID != j.meeting {
			t.Errorf("the date leads to %+v", sent)
		}
		writeIn(t, p, "meeting.round", "t og p er bogstaver her")
		p.Press("esc")
		p.Has("t og p er bogstaver her")
		p.Press("esc")
		p.Closed()

		// About no loop there is nothing to present.
		j.move(t, journal.Kickoff, day(time.December, 3), "")
		page := New(j.env, journal.ID{}, journal.ID{}, j.meeting)
		p = tuitest.Open(t, j.env, page, 78, 20)
		if page.Offer(action.Present) || !page.Offer(action.Listening) {
			t.Error("a meeting about no loop offers to present one")
		}
		p.HasNot("Fremlæg")
	})
}

func TestAnySize(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		j.write(t, noted)
		p, s := j.open(t, 78, 20)
		tuitest.AnySize(t, s)
		writeIn(t, p, "meeting.decision", "Vi prøver det samme om natten, og vi begynder i det små.")
		tuitest.AnySize(t, s)
		p.Press("esc", "t")
		tuitest.AnySize(t, s)
		tuitest.AnySize(t, New(j.env, j.challenge, j.loop, j.meeting))
		list := NewList(j.env)
		tuitest.AnySize(t, list)
		tuitest.Open(t, j.env, list, 78, 20)
		tuitest.AnySize(t, list)
	})
}

// Without an id the page is that of the meeting that the loop's summary is for, of
// the challenge last worked on where none is said.
func TestWhichMeeting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		var held, next journal.ID
		tuitest.Write(t, j.env, func(w *store.Writer) (err error) {
			if held, err = w.NewMeeting(journal.Reflection, day(time.November, 2), "", j.otherLoop); err != nil {
				return err
			}
			next, err = w.NewMeeting(journal.Reflection, day(time.December, 17), "", j.loop)
			return err
		})
		for _, c := range []struct {
			challenge, loop, want journal.ID
		}{
			{j.challenge, j.loop, j.meeting},
			{j.challenge, journal.ID{}, j.meeting},
			{j.other, journal.ID{}, held},
		} {
			s := New(j.env, c.challenge, c.loop, journal.ID{})
			tuitest.Open(t, j.env, s, 78, 20)
			if s.id != c.want {
				t.Errorf("of %v it is %v, want %v", c.challenge, s.id, c.want)
			}
		}
		tuitest.Write(t, j.env, func(w *store.Writer) error {
			_, err := w.SetText(journal.TextRef{Object: j.loop, Name: "plan.try"}, "Vi ringer.", "")
			return err
		})
		s := New(j.env, journal.ID{}, journal.ID{}, journal.ID{})
		p := tuitest.Open(t, j.env, s, 78, 20)
		if s.id != j.meeting {
			t.Errorf("of the challenge last worked on it is %v", s.id)
		}
		// It stays the same meeting when another comes nearer.
		tuitest.Write(t, j.env, func(w *store.Writer) error {
			return w.SetMeeting(next, journal.Reflection, day(time.November, 30), "", []journal.ID{j.loop})
		})
		p.Send(ui.Refresh{})
		if s.id != j.meeting {
			t.Error("the page turned to another meeting by itself")
		}
	})
}

func TestVoiceOfTheChallenge(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		tuitest.Write(t, j.env, func(w *store.Writer) error { return w.SetVoice(j.challenge, method.We) })
		p, _ := j.open(t, 78, 200)
		p.Has(j.env.Method.Question("meeting.ask", method.We))
	})
}
