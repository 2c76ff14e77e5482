package present

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Notes on the page go to the round of reflection, those on the agenda and its
// rounds to their own texts, a part of the decision to that part.
func TestWhereNotesGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		for key, name := range map[string]string{
			summary.SectionTrial: "meeting.round", "team": "team", "meeting.heard": "meeting.heard",
			"meeting.decision": "meeting.decision", "meeting.decision.help": "meeting.decision.help",
		} {
			p.to(key)
			p.Press("enter")
			p.Type("Om " + key + ", q s 1")
			if p.key() != key {
				t.Fatalf("typing leads to %s", p.key())
			}
			p.Press("esc")
			if p.Top() == nil || p.key() != key {
				t.Fatal("esc leads away from the thing")
			}
			if got := p.noted(name); got != "Om "+key+", q s 1" {
				t.Errorf("%s says %q", name, got)
			}
		}
		// What was noted stands in the field again, on any other thing of the page too.
		p.to(summary.SectionAsk)
		p.Press("enter")
		if text, _ := p.s.Writing(); text != "Om trial, q s 1" {
			t.Errorf("in the field stands %q", text)
		}
		p.Press("esc")
		p.HasNot("Om trial") // it is about the whole page, and not about this
		p.to("team")
		p.Has("Om team, q s 1")
		if n := len(p.meetings()); n != len(p.again().meetings()) {
			t.Error("a meeting was made")
		}
	})
}

// The program is killed while a note is written: begun again it stands at the same
// thing, and the note has all that was typed up to then.
func TestKilledInTheMiddle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 40, 8)
		p.find("signs/")
		p.Press("space", "enter")
		key, top := p.key(), p.s.top
		p.Type("Hvorfor falder det")
		p.saved()
		if c, l, ok := Left(p.env, p.places); !ok || c != p.s.challenge || l != p.s.loop {
			t.Errorf("left behind is %v %v %v", c, l, ok)
		}
		q := p.again()
		if q.key() != key || q.s.top != top {
			t.Errorf("it begins at %s, %d, and was ended at %s, %d", q.key(), q.s.top, key, top)
		}
		q.Press("enter")
		if text, _ := q.s.Writing(); text != "Hvorfor falder det" {
			t.Errorf("the note says %q", text)
		}
		q.Type(" nu?")
		q.Press("esc")
		if got := q.noted("meeting.round"); got != "Hvorfor falder det nu?" {
			t.Errorf("the journal says %q", got)
		}
	})
}

// Where there is no meeting one without a date is made with the first word, once.
func TestWithoutAMeeting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "", 0, 78, 20)
		p.to("interview")
		p.Press("enter", "esc")
		if n := len(p.meetings()); n != 0 {
			t.Fatalf("%d meetings before a word was written", n)
		}
		p.Press("enter")
		p.Type("Fredag")
		p.Press("esc", "space", "enter")
		p.Type("Hvem bestemmer?")
		p.Press("esc")
		p.saved()
		list := p.meetings()
		if len(list) != 1 || !list[0].Day.IsZero() || list[0].Kind != journal.Reflection || !list[0].Covers(p.s.loop) {
			t.Fatalf("the meetings are %+v", list)
		}
		if m := list[0]; m.Texts["interview"].Words != "Fredag" || m.Texts["team"].Words != "Hvem bestemmer?" {
			t.Errorf("noted are %q and %q", m.Texts["interview"].Words, m.Texts["team"].Words)
		}
		p.Has("Hvem bestemmer?")
		p.Press("enter")
		p.Type(" Ja.")
		p.Press("esc")
		if m := p.meetings()[0]; m.Texts["team"].Words != "Hvem bestemmer? Ja." || len(m.Texts["team"].Others) > 0 {
			t.Errorf("noted is %+v", m.Texts["team"])
		}
		// Each note is one thing to take back; the meeting goes with its first word.
		for range 2 {
			if _, err := p.env.Store.Undo(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
		p.Send(ui.Refresh{})
		p.HasNot("Hvem bestemmer?")
		p.Press("enter")
		p.Type("Forfra")
		p.Press("esc")
		p.saved()
		if list := p.meetings(); len(list) != 1 || list[0].Texts["team"].Words != "Forfra" {
			t.Errorf("after undoing there are the meetings %+v", list)
		}
	})
}

// Two notes that are typed before either is saved belong to one meeting.
func TestTwoNotesMakeOneMeeting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "", 0, 78, 20)
		for _, name := range []string{"interview", "mine"} {
			target := p.s.target(name, "")
			p.env.Saver.Touch(target, "Ord til "+name)
		}
		p.Flush()
		if list := p.meetings(); len(list) != 1 || len(list[0].Texts) != 2 {
			t.Errorf("the meetings are %+v", list)
		}
	})
}

// Tab goes on with the pen in hand.
func TestTheNextThingWithThePenInHand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		p.to("meeting.decision.look")
		p.Press("enter")
		p.Type("Blikke")
		p.Press("tab")
		p.Type("Vi spørger")
		p.Press("shift+tab")
		p.Type(" og smil")
		p.Press("esc")
		if a, b := p.noted("meeting.decision.look"), p.noted("meeting.decision.stars"); a != "Blikke og smil" || b != "Vi spørger" {
			t.Errorf("noted are %q and %q", a, b)
		}
		p.to("meeting.next")
		p.Press("enter", "tab")
		if _, ok := p.s.Writing(); !ok || p.key() != "meeting.next" {
			t.Errorf("after the last thing comes %s", p.key())
		}
		p.Press("esc")
		p.Press("home", "enter", "shift+tab")
		if _, ok := p.s.Writing(); !ok || p.key() != titleKey {
			t.Errorf("before the first thing comes %s", p.key())
		}
	})
}

// A day at the start of the answer plans the next meeting, and this one stays the
// one that notes go to, although the other is nearer or has a day.
func TestTheNextMeetingIsPlanned(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, name := range []string{"hjemmepleje", ""} {
			p := open(t, i18n.Danish, name, 0, 78, 20)
			before := len(p.meetings())
			if name == "" {
				before = 1 // the one that the note makes
			}
			p.to("meeting.next")
			p.Press("enter")
			if said := p.s.echo("1. december"); name != "" && said != "onsdag den 1. december 2027" {
				t.Errorf("after the meeting of 1 December 2026 comes %s", said)
			}
			p.Type("14. januar kl. 9 hos Bo")
			p.Has("torsdag den 14. januar 2027 kl. 9")
			p.Press("esc")
			p.saved()
			at := p.s.meeting
			list := p.meetings()
			if len(list) != before+1 {
				t.Fatalf("%d meetings, there were %d", len(list), before)
			}
			found := false
			for _, m := range list {
				found = found || m.Day == journal.Day{Year: 2027, Month: time.January, Date: 14} && m.Clock == "09:00" && m.ID != at
			}
			if !found {
				t.Errorf("planned are %+v", list)
			}
			p.Send(ui.Refresh{})
			p.Press("left", "enter")
			p.Type("Hjælp fra IT")
			p.Press("esc")
			p.saved()
			if p.s.meeting != at || p.noted("meeting.decision.help") != "Hjælp fra IT" {
				t.Error("the notes went over to the next meeting")
			}
			q := p.again()
			if q.s.meeting != at {
				t.Error("begun again it is another meeting")
			}
		}
	})
}

// Somebody else writes to the same note meanwhile: both stand there.
func TestANoteInTwoVersions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		p.to("team")
		p.Press("enter")
		tuitest.Write(t, p.env, func(w *store.Writer) error {
			_, err := w.SetText(journal.TextRef{Object: p.s.meeting, Name: "team"}, "Skrevet ved siden af", "")
			return err
		})
		p.Type("Skrevet her")
		p.saved()
		p.Resize(78, 30)
		if text, _ := p.s.Writing(); text != "Skrevet her" {
			t.Errorf("in the field stands %q", text)
		}
		p.Has("Skrevet ved siden af")
		p.Press("tab", "enter")
		if e, ok := tuitest.Last[ui.Edit](p.Stage); !ok || e.Type != "heads" || e.Ref.Object != p.s.meeting || e.Ref.Name != "team" {
			t.Errorf("enter on the other version asks for %+v", p.Sent)
		}
		tuitest.Write(t, p.env, func(w *store.Writer) error {
			return w.Choose(journal.TextRef{Object: p.s.meeting, Name: "team"}, "Skrevet af begge")
		})
		p.Send(ui.Refresh{})
		p.Has("Skrevet af begge")
		p.HasNot("ved siden af")
	})
}

// What is typed while the journal is read stays.
func TestReadingAgainTakesNoWord(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		p.to("team")
		p.Press("enter")
		p.Type("Et")
		read := p.s.read() // begun, and answered only below
		p.Type(" og to")
		p.Run(read)
		p.Send(ui.Refresh{})
		if text, _ := p.s.Writing(); text != "Et og to" {
			t.Errorf("reading again left %q", text)
		}
		p.saved()
		p.Type(" og tre")
		p.Press("esc")
		if got := p.noted("team"); got != "Et og to og tre" {
			t.Errorf("the journal says %q", got)
		}
		p.Has("Et og to og tre")
		// A reading that is answered after a note was saved is older than the note.
		late := p.s.read()()
		p.Press("enter")
		p.Type(" og fire")
		p.Press("esc")
		p.saved()
		p.Send(late)
		p.Has("Et og to og tre og fire")
	})
}

// The challenge is put away in the middle of its meeting: what is spoken about
// stays on the screen, and notes are still kept.
func TestPutAwayInTheMiddle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for what, do := range map[string]func(*store.Writer, journal.ID) error{
			"archived": func(w *store.Writer, id journal.ID) error { return w.SetStatus(id, journal.Archived, journal.Day{}) },
			"deleted":  func(w *store.Writer, id journal.ID) error { return w.Delete(id) },
		} {
			p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
			p.to("team")
			tuitest.Write(t, p.env, func(w *store.Writer) error { return do(w, p.s.challenge) })
			p.Send(ui.Refresh{})
			if p.key() != "team" || p.Top() == nil {
				t.Fatalf("%s: it stands at %s", what, p.key())
			}
			p.Press("enter")
			p.Type("Alligevel")
			p.Press("esc")
			p.saved()
			if got := p.noted("team"); got != "Alligevel" {
				t.Errorf("%s: the journal says %q", what, got)
			}
			p.Press("space")
			p.Has("3. Min læring/handling")
		}
	})
}

// A note that can't be saved stays, also where it is put away and taken out again.
func TestANoteThatCannotBeSaved(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := open(t, i18n.Danish, "hjemmepleje", 0, 78, 20)
		p.to("team")
		erased := p.s.meeting
		tuitest.Write(t, p.env, func(w *store.Writer) error {
			if err := w.Delete(erased); err != nil {
				return err
			}
			return w.Erase(erased)
		})
		p.Press("enter")
		p.Type("Bliver stående")
		p.Press("esc")
		p.Settle(5 * time.Second)
		if state, _ := p.env.Saver.State(); state != ui.NotSaved {
			t.Fatalf("the state is %v", state)
		}
		if _, right := p.s.Head(); right != "" {
			t.Error("the corner does not tell it")
		}
		p.Send(ui.Refresh{})
		p.Has("Bliver stående")
		p.Press("right", "left", "enter")
		if text, _ := p.s.Writing(); text != "Bliver stående" {
			t.Errorf("in the field stands %q", text)
		}
		if unkept := p.env.Saver.Unkept(); len(unkept) != 1 || !strings.Contains(unkept[0].Name, "Udfordrende refleksioner") {
			t.Errorf("not saved are %+v", unkept)
		}
		p.Press("esc")
		p.env.Saver.Forget()
	})
}
