package meeting

import (
	"maps"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// writeIn puts the cursor into the text of a name and types.
func writeIn(t *testing.T, p *tuitest.Stage, name, words string) {
	t.Helper()
	s := p.Top().(*Screen)
	cmd, ok := s.form.Focus(name, true)
	if !ok {
		t.Fatalf("there is no %q on the page", name)
	}
	p.Run(cmd)
	if !s.form.IsWriting() {
		t.Fatalf("%q is no text", name)
	}
	p.Type(words)
}

// saved lets what was typed be saved, and the page see it as the program does.
func saved(p *tuitest.Stage) {
	p.Settle(time.Second)
	p.Send(ui.Refresh{})
}

// fields are the names of all texts that can be written in on the side in view.
func fields(s *Screen) []string {
	var names []string
	for _, r := range s.form.Rows() {
		if t, ok := r.(*form.Text); ok {
			names = append(names, t.Name)
		}
	}
	return names
}

func plain(texts map[string]journal.Text) map[string]string {
	words := map[string]string{}
	for name, t := range texts {
		words[name] = t.Words
	}
	return words
}

// Every text of the page is saved under the meeting and the method's id, and what
// is noted as member of another's team never among one's own.
func TestEachTextIsSavedUnderItsName(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		p, s := j.open(t, 78, 20)
		own, member := map[string]string{}, map[string]string{}
		for _, name := range fields(s) {
			own[name] = "mit: " + name
			writeIn(t, p, name, own[name])
			p.Press("esc")
		}
		p.Press("t")
		for _, name := range fields(s) {
			id := strings.TrimPrefix(name, journal.MemberPrefix)
			if id == name {
				t.Errorf("%q is among the notes as member", name)
			}
			member[id] = "en andens: " + id
			writeIn(t, p, name, member[id])
			p.Press("esc")
		}
		saved(p)
		m := j.all(t)[0]
		if got := plain(m.Texts); !maps.Equal(got, own) {
			t.Errorf("one's own are %v\nwant %v", got, own)
		}
		if got := plain(m.Member); !maps.Equal(got, member) {
			t.Errorf("as member there are %v\nwant %v", got, member)
		}
		// All that method.md asks at a meeting is there: what is asked for, ten of
		// the agenda, three rounds and fourteen questions.
		if len(own) != 1+10+3+14 || len(member) != 3+14 {
			t.Errorf("%d texts of one's own, %d as member", len(own), len(member))
		}
		p.HasNot("mit:")
		p.Press("t")
		p.HasNot("en andens:")
	})
}

// Turning to the other side while a text is written, from the menu, keeps both
// texts what they are.
func TestTurningWhileWriting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		p, s := j.open(t, 78, 20)
		writeIn(t, p, "team.unclear", "mit")
		p.Do("as-member")
		if s.form.IsWriting() || s.form.At() != "member/team.unclear" {
			t.Errorf("after turning the focus is on %q", s.form.At())
		}
		p.Keys("enter")
		p.Type("hans")
		p.Press("esc", "esc")
		if s.member || s.form.At() != "team.unclear" {
			t.Errorf("esc leads to %q, member %v", s.form.At(), s.member)
		}
		saved(p)
		m := j.all(t)[0]
		if m.Texts["team.unclear"].Words != "mit" || m.Member["team.unclear"].Words != "hans" {
			t.Errorf("there stand %v and %v", plain(m.Texts), plain(m.Member))
		}
		p.Has("Dét, der er uklart mit")
	})
}

// Whatever ends the program, what was typed half a second ago is in the journal.
func TestWhatIsTypedIsKeptWithoutLeaving(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		p, _ := j.open(t, 78, 20)
		writeIn(t, p, "mine.next", "Tirsdag i frokoststuen")
		p.Settle(600 * time.Millisecond)
		// A new program on the same file, as after a kill.
		again, _ := j.open(t, 78, 200)
		again.Has("Tirsdag i frokoststuen")
	})
}

// unplanned is a challenge without a meeting.
func unplanned(t *testing.T) (e *ui.Env, challenge, loop journal.ID) {
	t.Helper()
	e = tuitest.Env(t, i18n.Danish)
	tuitest.Write(t, e, func(w *store.Writer) (err error) {
		challenge, loop, err = w.NewChallenge("Overgange mellem vagter", method.I)
		return err
	})
	return e, challenge, loop
}

// Where no meeting is planned one without a date is made with the first word, and
// it is one, however many texts are written before it is seen.
func TestAMeetingWithoutADateIsMadeOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e, challenge, loop := unplanned(t)
		p := tuitest.Open(t, e, New(e, challenge, loop, journal.ID{}), 78, 20)
		p.Has("Der er ikke planlagt et møde.", "+ Planlæg et møde")
		p.Keys("enter")
		if sent, ok := tuitest.Last[ui.Act](p); !ok || sent.ID != "meet" {
			t.Errorf("the first line leads to %+v", sent)
		}
		read := func() []*journal.Meeting {
			return tuitest.Read(t, e, func(r *store.Reader) ([]*journal.Meeting, error) { return r.Meetings() })
		}
		writeIn(t, p, "meeting.ask", "x")
		p.Keys("backspace", "esc")
		p.Settle(time.Second)
		if len(read()) != 0 {
			t.Fatal("a meeting was made for no word")
		}
		writeIn(t, p, "meeting.round", "Først")
		writeIn(t, p, "meeting.heard", "Så")
		p.Press("esc")
		p.Do("as-member")
		writeIn(t, p, "member/team", "Hans")
		saved(p)
		p.Type(" og mere")
		saved(p)
		all := read()
		if len(all) != 1 || !all[0].Day.IsZero() || all[0].Kind != journal.Reflection || !all[0].Covers(loop) {
			t.Fatalf("the meetings are %+v", all)
		}
		m := all[0]
		if m.Texts["meeting.round"].Words != "Først" || m.Texts["meeting.heard"].Words != "Så" || m.Member["team"].Words != "Hans og mere" {
			t.Errorf("there stand %v and %v", plain(m.Texts), plain(m.Member))
		}
		if len(m.Member["team"].Others) > 0 {
			t.Error("one text written on became two")
		}
	})
}

// Planned in another window meanwhile, the words go to that meeting.
func TestAMeetingThatIsPlannedMeanwhileGetsTheWords(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e, challenge, loop := unplanned(t)
		p := tuitest.Open(t, e, New(e, challenge, loop, journal.ID{}), 78, 20)
		tuitest.Write(t, e, func(w *store.Writer) error {
			_, err := w.NewMeeting(journal.Reflection, day(time.December, 3), "", loop)
			return err
		})
		writeIn(t, p, "meeting.round", "Ord")
		saved(p)
		all := tuitest.Read(t, e, func(r *store.Reader) ([]*journal.Meeting, error) { return r.Meetings() })
		if len(all) != 1 || all[0].Texts["meeting.round"].Words != "Ord" {
			t.Errorf("the meetings are %+v", all)
		}
		p.Press("esc", "home")
		p.Has("Torsdag den 3. december 2026")
	})
}

// A meeting about nothing in an empty journal can be noted at too.
func TestNotingInAnEmptyJournal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		p := tuitest.Open(t, e, New(e, journal.ID{}, journal.ID{}, journal.ID{}), 78, 20)
		writeIn(t, p, "meeting.round", "Ord")
		saved(p)
		all := tuitest.Read(t, e, func(r *store.Reader) ([]*journal.Meeting, error) { return r.Meetings() })
		if len(all) != 1 || all[0].Texts["meeting.round"].Words != "Ord" || len(all[0].Loops) != 0 {
			t.Errorf("the meetings are %+v", all)
		}
		p.Has("Ord")
	})
}

// The next date plans the next meeting about the same loops, and never moves the
// one that it is said at.
func TestTheNextDatePlans(t *testing.T) {
	for name, c := range map[string]struct {
		at    journal.Day // of this meeting
		typed string
		want  map[string]bool
	}{
		"after one held":           {day(time.November, 19), "3. februar kl. 13", map[string]bool{"2026-11-19 13:00": true, "2027-02-03 13:00": true}},
		"after one to come":        {day(time.December, 3), "17. december", map[string]bool{"2026-12-03 13:00": true, "2026-12-17 ": true}},
		"not on its own day":       {day(time.December, 3), "3. december", map[string]bool{"2026-12-03 13:00": true, "2027-12-03 ": true}},
		"counted from today":       {day(time.December, 3), "om 14 dage på rådhuset", map[string]bool{"2026-12-03 13:00": true, "2026-12-07 ": true}},
		"a text without a day":     {day(time.December, 3), "ved ikke endnu", map[string]bool{"2026-12-03 13:00": true}},
		"a day that doesn't exist": {day(time.December, 3), "31. november", map[string]bool{"2026-12-03 13:00": true}},
	} {
		tuitest.Test(t, name, func(t *testing.T) {
			j := newSample(t, i18n.Danish)
			j.move(t, journal.Reflection, c.at, "13:00", j.loop, j.otherLoop)
			p, _ := j.open(t, 78, 20)
			writeIn(t, p, "meeting.next", c.typed)
			p.Settle(time.Second)
			if len(j.all(t)) != 1 {
				t.Error("it is planned while it is typed")
			}
			p.Press("tab")
			saved(p)
			got := map[string]bool{}
			for _, m := range j.all(t) {
				got[m.Day.String()+" "+m.Clock] = true
				if !m.Covers(j.loop) || !m.Covers(j.otherLoop) || m.Kind != journal.Reflection {
					t.Errorf("there is %+v", m)
				}
			}
			if !maps.Equal(got, c.want) {
				t.Errorf("the meetings are %v, want %v", got, c.want)
			}
		})
	}
}

// Said otherwise, the planned one moves; a line leads to it.
func TestTheNextMeetingMovesWithItsDate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		j.move(t, journal.Reflection, day(time.November, 19), "13:00", j.loop)
		p, s := j.open(t, 78, 200)
		writeIn(t, p, "meeting.next", "17. december")
		p.Press("esc")
		saved(p)
		p.Has("Planlagt: refleksionsmøde torsdag den 17. december 2026")
		writeIn(t, p, "meeting.next", "")
		p.Clear()
		p.Type("14. januar")
		// Leaving the program ends the text as leaving the field does.
		p.Run(s.Leaving())
		saved(p)
		all := j.all(t)
		if len(all) != 2 || all[1].Day.String() != "2027-01-14" {
			t.Fatalf("the meetings are %+v", all)
		}
		if cmd, ok := s.form.Focus("next/"+all[1].ID.String(), false); ok {
			p.Run(cmd)
			p.Keys("enter")
		}
		if top := p.Top().(*Screen); len(p.Stack) != 2 || top.id != all[1].ID {
			t.Error("the line does not lead to the next meeting")
		}
	})
}

// What is written elsewhere comes into the page without taking the cursor, and of
// two versions neither is lost.
func TestATextThatIsWrittenInTwoPlaces(t *testing.T) {
	for _, name := range []string{"meeting.heard", "team.logics", "member/team.logics", journal.TextParticipants} {
		tuitest.Test(t, name, func(t *testing.T) {
			j := newSample(t, i18n.Danish)
			j.write(t, map[string]string{journal.TextParticipants: ""})
			p, s := j.open(t, 78, 20)
			if strings.HasPrefix(name, journal.MemberPrefix) {
				p.Press("t")
			}
			if name == journal.TextParticipants {
				p.Press("tab", "enter")
			} else {
				writeIn(t, p, name, "")
			}
			j.write(t, map[string]string{name: "Fra skallen"})
			p.Send(ui.Refresh{})
			if words, ok := s.Writing(); !ok || words != "Fra skallen" {
				t.Fatalf("in the field stands %q", words)
			}
			p.Type("Mit. ")
			j.write(t, map[string]string{name: "En anden"})
			saved(p)
			p.Has("≠ En anden")
			mine, _ := s.Writing()
			p.Type("Nu. ")
			saved(p)
			now, ok := s.Writing()
			if !ok || len(now) != len(mine)+4 {
				t.Errorf("of %q it became %q", mine, now)
			}
			text := tuitest.Read(t, j.env, func(r *store.Reader) (journal.Text, error) {
				return r.Text(journal.TextRef{Object: j.meeting, Name: name})
			})
			found := map[string]bool{text.Words: true}
			for _, o := range text.Others {
				found[o.Words] = true
			}
			if !found["En anden"] || !found[now] {
				t.Errorf("there stand %v", found)
			}
			// The other version goes on elsewhere, and is the newer one: it doesn't
			// take the place of what stands under the cursor.
			theirs := text.Rev
			for _, o := range text.Others {
				if o.Words == "En anden" {
					theirs = o.ID
				}
			}
			tuitest.Write(t, j.env, func(w *store.Writer) error {
				_, err := w.SetText(journal.TextRef{Object: j.meeting, Name: name}, "En anden også", theirs)
				return err
			})
			p.Send(ui.Refresh{})
			p.Has("≠ En anden også")
			if words, _ := s.Writing(); words != now {
				t.Errorf("in the field stands %q, it was %q", words, now)
			}
			p.Keys("esc")
			p.Keys("down", "enter")
			if sent, ok := tuitest.Last[ui.Edit](p); !ok || sent.Type != "heads" || sent.Ref.Name != name || sent.Ref.Object != j.meeting {
				t.Errorf("the row leads to %+v", sent)
			}
			// Chosen, the page goes on with that text.
			tuitest.Write(t, j.env, func(w *store.Writer) error {
				return w.Choose(journal.TextRef{Object: j.meeting, Name: name}, "Valgt")
			})
			p.Send(ui.Refresh{})
			if s.form.At() != name {
				t.Errorf("the focus is on %q", s.form.At())
			}
			p.HasNot("≠")
		})
	}
}

// Those who take part are read with their roles, and written a line each.
func TestParticipants(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		p, s := j.open(t, 78, 20)
		p.Press("tab")
		p.Has("Anne, skoleleder Bo en lederkollega, der lytter")
		p.Keys("enter")
		if words, ok := s.Writing(); !ok || words != "Anne (skoleleder)\nBo\nen lederkollega, der lytter" {
			t.Fatalf("in the field stands %q", words)
		}
		p.Send(tea.PasteMsg{Content: "\nCarl (vikar)\n \n"})
		p.Settle(time.Second)
		if _, ok := s.Writing(); !ok {
			t.Error("saving takes the cursor out of the field")
		}
		p.Press("esc")
		saved(p)
		p.Has("Anne, skoleleder Bo en lederkollega, der lytter Carl, vikar")
		if got := j.all(t)[0].Participants.Words; got != "Anne (skoleleder)\nBo\nen lederkollega, der lytter\nCarl (vikar)" {
			t.Errorf("there stands %q", got)
		}
		// The mouse opens it too, and tab leaves it.
		for y, line := range strings.Split(p.Screen(), "\n") {
			if strings.Contains(line, "Carl, vikar") {
				p.Send(ui.Click{X: 4, Y: y})
				break
			}
		}
		if _, ok := s.Writing(); !ok {
			t.Error("a press does not open it")
		}
		p.Press("tab")
		if s.naming || s.form.At() == journal.TextParticipants {
			t.Error("tab does not leave it")
		}
	})
}
