package ui

import (
	"strings"
	"testing"
	"time"

	"stjerne/journal"
)

func TestAScreenStaysWithTheVersionItShowed(t *testing.T) {
	mine, theirs := journal.Day{Year: 2026, Month: time.November, Date: 22}, journal.Day{Year: 2026, Month: time.November, Date: 23}
	text := journal.Text{
		Words: "den andens", Rev: "b:2", Written: theirs, First: mine, Carried: "x:1",
		Others: []journal.Revision{{ID: "c:1", Words: "en tredje"}, {ID: "a:1", Words: "min", Day: mine}},
	}
	got := Staying(text, "a:1")
	if got.Words != "min" || got.Rev != "a:1" || got.Written != mine || got.First != mine || got.Carried != "" {
		t.Errorf("it shows %+v", got)
	}
	if len(got.Others) != 2 || got.Others[0].Words != "den andens" || got.Others[0].Day != theirs || got.Others[1].ID != "c:1" {
		t.Errorf("beside it stand %+v", got.Others)
	}
	if text.Others[0].ID != "c:1" || text.Words != "den andens" {
		t.Errorf("what was read was changed: %+v", text)
	}
	if got := Staying(text, "gone:1"); got.Words != "den andens" || len(got.Others) != 2 {
		t.Errorf("a version that was replaced is shown as %+v", got)
	}
}

func TestApart(t *testing.T) {
	long := strings.Repeat("Vi prøver det samme i alle grupper. ", 20)
	for _, c := range []struct{ own, other, want string }{
		{"", "Kort.", "Kort."},
		{"Vi ringer.", "Vi skriver\ni systemet.", "Vi skriver i systemet."},
		{long + "Mit.", long + "Dit på æøå.", "… det samme i alle grupper. Dit på æøå."},
		{long + "Mit.", long, "Vi prøver det samme i alle grupper. Vi …"},
	} {
		if got := Apart(c.own, c.other, 40); got != c.want {
			t.Errorf("%.20q and %.20q: %q, want %q", c.own, c.other, got, c.want)
		}
	}
}
