package year

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

func on(year int, m time.Month, date int) journal.Day {
	return journal.Day{Year: year, Month: m, Date: date}
}

// to gives the focus to the row of a name, or of the first whose name begins so.
func to(t *testing.T, p *tuitest.Stage, s *Screen, name string) {
	t.Helper()
	p.Press("home")
	for range 400 {
		if strings.HasPrefix(s.form.At(), name) {
			return
		}
		p.Press("down")
	}
	t.Fatalf("there is no row %q:\n%s", name, p.Screen())
}

func whole(t *testing.T, s *Screen) string {
	t.Helper()
	return strings.Join(strings.Fields(strings.ReplaceAll(tuitest.Drawn(t, "", s, 90, 3000), "│", " ")), " ")
}

func own(t *testing.T, e *ui.Env, year int) journal.YearOwn {
	t.Helper()
	return tuitest.Read(t, e, func(r *store.Reader) (journal.YearOwn, error) { return r.Own(year) })
}

// note writes a note, and its id.
func note(t *testing.T, e *ui.Env, kind journal.EntryKind, day journal.Day, words string) journal.ID {
	t.Helper()
	var id journal.ID
	tuitest.Write(t, e, func(w *store.Writer) (err error) {
		id, err = w.NewEntry(journal.Entry{Kind: kind, Day: day, Text: journal.Text{Words: words}})
		return err
	})
	return id
}

// undo takes the last change back, or does it again, as the program does.
func undo(t *testing.T, p *tuitest.Stage, e *ui.Env, redo bool) store.UndoStep {
	t.Helper()
	do := e.Store.Undo
	if redo {
		do = e.Store.Redo
	}
	step, err := do(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	p.Send(ui.Refresh{})
	return step
}

// at has the journal's clock show another day.
func at(e *ui.Env, d journal.Day) {
	e.Store = store.New(store.Options{Path: e.Store.Path(), Now: func() time.Time { return d.Time().Add(9 * time.Hour) }})
}

// What is left out says so in a word, stands where it stood, and can be taken in
// again; leaving out is one step of undo.
func TestLeavingOutAndTakingIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := sample(t, i18n.Danish, "dagtilbud")
		p, s := open(t, e, 78, 20)
		for _, prefix := range []string{"note/", "meeting/", "loop/", "ahead/"} {
			to(t, p, s, prefix)
			row := s.form.At()
			id, err := journal.ParseID(strings.TrimPrefix(row, prefix))
			if err != nil {
				t.Fatal(err)
			}
			p.HasNot("udeladt")
			p.Press("space")
			p.Has("udeladt")
			if !own(t, e, 2026).Out[id] || s.form.At() != row {
				t.Fatalf("%s is not left out, or the focus went to %s", row, s.form.At())
			}
			if step := undo(t, p, e, false); step.What != "left-out" {
				t.Errorf("undone is %q", step.What)
			}
			p.HasNot("udeladt")
			undo(t, p, e, true)
			p.Has("udeladt")
			p.Press("space")
			p.HasNot("udeladt")
			if own(t, e, 2026).Out[id] {
				t.Errorf("%s is still left out", row)
			}
		}
		// Two presses before the journal answers are out and in again.
		to(t, p, s, "note/")
		first, _ := s.Do(action.LeaveOut)
		second, _ := s.Do(action.LeaveOut)
		p.Run(first)
		p.Run(second)
		if len(own(t, e, 2026).Out) != 0 {
			t.Error("a second press doesn't take it in again")
		}
		// A text has nothing to leave out.
		p.Press("home")
		p.Keys("space")
		if len(own(t, e, 2026).Out) != 0 || s.Offer(action.LeaveOut) {
			t.Error("the space key leaves something out at a text")
		}
	})
}

// Enter leads to what a row is about; a press of the mouse too.
func TestWaysFromThePage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := sample(t, i18n.Danish, "dagtilbud")
		c := tuitest.Read(t, e, func(r *store.Reader) (*journal.Challenge, error) {
			id, err := r.LastWorked()
			if err != nil {
				return nil, err
			}
			return r.Challenge(id)
		})
		p, s := open(t, e, 78, 20)
		to(t, p, s, "note/")
		p.Press("enter")
		if sent, ok := tuitest.Last[ui.Note](p); !ok || "note/"+sent.ID.String() != s.form.At() || sent.Kind != journal.Learning {
			t.Errorf("a note opens %+v", sent)
		}
		to(t, p, s, "loop/")
		p.Press("enter")
		if sent, ok := tuitest.Last[ui.Go](p); !ok || sent.Challenge != c.ID || sent.Loop != c.Loops[0].ID {
			t.Errorf("a loop leads to %+v", sent)
		}
		to(t, p, s, "ahead/")
		p.Press("enter")
		if sent, _ := tuitest.Last[ui.Go](p); sent.Challenge != c.ID || sent.Loop != c.Current().ID {
			t.Errorf("the way ahead leads to %+v", sent)
		}
		p.Press("home")
		rows := strings.Split(p.Screen(), "\n")
		for y, row := range rows {
			if strings.Contains(row, "Netværksmøde") {
				p.Send(ui.Click{X: 5, Y: y})
				break
			}
		}
		if sent, ok := tuitest.Last[ui.Edit](p); !ok || sent.Type != "meeting-page" || meetingName(sent.ID) != s.form.At() {
			t.Errorf("a press opens %+v", sent)
		}
		p.Press("esc")
		p.Closed()
	})
}

// A year in which nothing was done is a page too: it says so, and can be written in.
func TestAnEmptyYear(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := sample(t, i18n.Danish, "")
		p, s := open(t, e, 40, 10)
		p.Has("Der er ikke skrevet noget i 2026.")
		if s.Offer(action.YearBefore) || s.Offer(action.YearAfter) {
			t.Error("an empty journal has other years")
		}
		p.Press("enter")
		p.Type("Et roligt år.")
		p.Press("esc")
		p.Flush()
		if got := own(t, e, 2026).Texts["opening"].Words; got != "Et roligt år." {
			t.Errorf("%q is saved", got)
		}
	})
}

// Of many notes the newest forty stand there, the rest behind a line.
func TestAYearOfTwoHundredStarMoments(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := sample(t, i18n.Danish, "")
		tuitest.Write(t, e, func(w *store.Writer) error {
			for i := range 200 {
				if _, err := w.NewEntry(journal.Entry{Kind: journal.Star, Day: on(2026, 1, 1).Add(i), Text: journal.Text{Words: fmt.Sprintf("Stjerne %03d.", i)}}); err != nil {
					return err
				}
			}
			return nil
		})
		p, s := open(t, e, 78, 20)
		seen := whole(t, s)
		if n := strings.Count(seen, "★"); n != 40 || !strings.Contains(seen, "160 tidligere") {
			t.Fatalf("%d are shown:\n%s", n, seen)
		}
		if strings.Contains(seen, "Stjerne 159") || !strings.Contains(seen, "Stjerne 160") || !strings.Contains(seen, "Stjerne 199") {
			t.Error("those shown are not the newest")
		}
		for want := 80; want <= 200; want += 40 {
			to(t, p, s, "more/stars")
			p.Press("enter")
			if n := strings.Count(whole(t, s), "★"); n != want {
				t.Fatalf("%d are shown, want %d", n, want)
			}
		}
		if strings.Contains(whole(t, s), "tidligere") {
			t.Error("there is still more to show")
		}
		p.Send(ui.Refresh{})
		if n := strings.Count(whole(t, s), "★"); n != 200 {
			t.Errorf("read again it shows %d", n)
		}
		// All of them are handed over, shown or not.
		if text := copied(t, p, e, s); strings.Count(text, "Stjerne ") != 200 {
			t.Errorf("%d are copied", strings.Count(text, "Stjerne "))
		}
	})
}

// Left and right go to the years that have something, and to the current one.
func TestFromYearToYear(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := sample(t, i18n.Danish, "")
		note(t, e, journal.Star, on(2021, 5, 1), "Den ældste.")
		note(t, e, journal.Observation, on(2022, 5, 1), "Ikke en af de tre slags.")
		tuitest.Write(t, e, func(w *store.Writer) error {
			if _, err := w.SetText(store.YearText(2023, "ahead"), "Kun ord.", ""); err != nil {
				return err
			}
			if _, err := w.NewMeeting(journal.Network, on(2024, 3, 1), ""); err != nil {
				return err
			}
			if _, err := w.NewMeeting(journal.Kickoff, on(2027, 1, 14), ""); err != nil {
				return err
			}
			// What is archived is shown nowhere, so its year has nothing.
			c, _, err := w.NewChallenge("Arkiveret", method.I)
			if err != nil {
				return err
			}
			if _, err := w.NewEntry(journal.Entry{Challenge: c, Kind: journal.Star, Day: on(2025, 5, 1), Text: journal.Text{Words: "Skjult."}}); err != nil {
				return err
			}
			return w.SetStatus(c, journal.Archived, journal.Day{})
		})
		p, s := open(t, e, 78, 20)
		read := func() int { return s.data.year() }
		var got []int
		for s.Offer(action.YearBefore) && len(got) < 9 {
			got = append(got, read())
			p.Press("left")
		}
		got = append(got, read())
		if want := "[2026 2024 2023 2021]"; fmt.Sprint(got) != want {
			t.Errorf("left goes through %v, want %s", got, want)
		}
		if head, _ := s.Head(); head != "Året 2021" {
			t.Errorf("the head is %q", head)
		}
		if !strings.Contains(whole(t, s), "Den ældste.") {
			t.Error("the year's note is not shown")
		}
		p.Keys("left")
		got = nil
		for s.Offer(action.YearAfter) && len(got) < 9 {
			p.Press("right")
			got = append(got, read())
		}
		if want := "[2023 2024 2026 2027]"; fmt.Sprint(got) != want {
			t.Errorf("right goes through %v, want %s", got, want)
		}
	})
}
