package meeting

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Those to come stand first, the nearest first, then those without a day, then
// those that were held, the newest first.
func TestTheListsOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		days := map[journal.ID]string{j.meeting: "2026-12-03"}
		tuitest.Write(t, j.env, func(w *store.Writer) error {
			for _, d := range []struct {
				day   journal.Day
				clock string
			}{{day(time.November, 4), ""}, {day(time.December, 1), ""}, {journal.Day{}, ""}, {day(time.November, 18), ""}, {day(time.November, 23), "09:00"}, {day(time.November, 23), "16:00"}} {
				id, err := w.NewMeeting(journal.Network, d.day, d.clock)
				if err != nil {
					return err
				}
				days[id] = fmt.Sprint(d.day, d.clock)
			}
			return nil
		})
		l := NewList(j.env)
		p := tuitest.Open(t, j.env, l, 78, 40)
		var got []string
		for _, one := range l.lines {
			got = append(got, days[one.meeting.ID])
		}
		want := []string{"2026-11-2316:00", "2026-12-01", "2026-12-03", "", "2026-11-2309:00", "2026-11-18", "2026-11-04"}
		if !slices.Equal(got, want) {
			t.Errorf("the order is %v, want %v", got, want)
		}
		p.Has("Kommende", "Uden dato", "Holdt")
	})
}

// Enter opens a meeting's page, the first line makes one, and a deleted one lies
// in the bin; the mouse does the same.
func TestTheListsKeys(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newSample(t, i18n.Danish)
		var other journal.ID
		tuitest.Write(t, j.env, func(w *store.Writer) (err error) {
			other, err = w.NewMeeting(journal.Common, day(time.December, 16), "", j.otherLoop)
			return err
		})
		l := NewList(j.env)
		p := tuitest.Open(t, j.env, l, 78, 20)
		p.Press("down")
		if c, loop, _ := l.Context(); c != j.other || loop != j.otherLoop {
			t.Error("the list is about another challenge than the chosen meeting")
		}
		p.Press("enter")
		if page, ok := p.Top().(*Screen); !ok || page.id != other {
			t.Fatalf("enter opens %T", p.Top())
		}
		p.Has("Onsdag den 16. december 2026")
		p.Press("esc")
		// Another meeting before it doesn't take the choice.
		tuitest.Write(t, j.env, func(w *store.Writer) error {
			_, err := w.NewMeeting(journal.Common, day(time.December, 1), "")
			return err
		})
		p.Send(ui.Refresh{})
		p.Press("delete")
		if all := j.all(t); len(all) != 2 || slices.ContainsFunc(all, func(m *journal.Meeting) bool { return m.ID == other }) {
			t.Errorf("the meetings are %+v", all)
		}
		if said, ok := tuitest.Last[ui.Flash](p); !ok || said.Trouble {
			t.Error("that it was deleted is not said")
		}
		p.Press("home", "enter")
		if sent, ok := tuitest.Last[ui.Edit](p); !ok || sent.Type != "meeting" || !sent.Make || !sent.ID.IsZero() {
			t.Errorf("the first line leads to %+v", sent)
		}
		p.Press("delete") // there is nothing to delete
		p.View()
		p.Send(ui.Click{X: 4, Y: 4}) // the second line of the nearest one
		if _, ok := p.Top().(*Screen); !ok {
			t.Errorf("a press opens %T", p.Top())
		}
		if len(j.all(t)) != 2 {
			t.Error("one more is gone")
		}
	})
}

// That another meeting stands at the same time is said in a word.
func TestTheListSaysSameTime(t *testing.T) {
	d := day(time.December, 3)
	for name, c := range map[string]struct {
		clocks []string
		want   string
	}{
		"the same time":        {[]string{"13:00", "13:00"}, "meeting.list.same_time"},
		"another time":         {[]string{"13:00", "15:00"}, ""},
		"one without a time":   {[]string{"13:00", ""}, "meeting.list.same_day"},
		"both without a time":  {[]string{"", ""}, "meeting.list.same_day"},
		"a third with no time": {[]string{"13:00", "", "13:00"}, "meeting.list.same_time"},
		"alone":                {[]string{"13:00"}, ""},
	} {
		var all []*journal.Meeting
		for i, clock := range c.clocks {
			all = append(all, &journal.Meeting{ID: journal.ID{byte(i + 1)}, Day: d, Clock: clock})
		}
		if got := same(all[0], all); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	none := []*journal.Meeting{{ID: journal.ID{1}}, {ID: journal.ID{2}}}
	if got := same(none[0], none); got != "" {
		t.Errorf("two without a day are said to be at the %q", got)
	}
}

func TestAnEmptyList(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := tuitest.Env(t, i18n.Danish)
		p := tuitest.Open(t, e, NewList(e), 40, 10)
		p.Has("Ingen møder endnu.")
		p.Press("enter")
		if sent, ok := tuitest.Last[ui.Edit](p); !ok || !sent.Make {
			t.Errorf("enter leads to %+v", sent)
		}
	})
}
