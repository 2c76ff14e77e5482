package journal_test

import (
	"testing"
	"time"

	"stjerne/journal"
)

// Notes come newest first from the log; in the year those of one day stand as they
// were written, whatever their kind and whichever came in between.
func TestNotesOfOneDayStandAsTheyWereWritten(t *testing.T) {
	written := func(n byte, on string, hour int) journal.Entry {
		return journal.Entry{
			ID: id(n), Kind: journal.Star, Day: day(t, on), Text: words("x"),
			Created: time.Date(2026, time.June, 1, hour, 0, 0, 0, time.UTC),
		}
	}
	aha := written(9, "2026-05-02", 9)
	aha.Kind = journal.Aha
	y := journal.YearOf(journal.YearInput{Year: 2026, Today: day(t, "2026-11-23"), Entries: []journal.Entry{
		written(5, "2026-10-01", 7), written(4, "2026-05-02", 12), aha, written(3, "2026-05-02", 8), written(2, "2026-05-02", 8),
		written(1, "2026-04-30", 23),
	}})
	var got []byte
	for _, n := range y.Stars {
		got = append(got, n.ID[0])
	}
	// 3 and 2 were written at the same time and stay as they came.
	if string(got) != "\x01\x03\x02\x04\x05" || len(y.Ahas) != 1 || y.Ahas[0].ID != aha.ID || y.Lessons != nil {
		t.Errorf("stars %v, ahas %v, lessons %v", got, y.Ahas, y.Lessons)
	}
}
