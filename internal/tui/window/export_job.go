package window

import (
	"stjerne/internal/persons"
)

// Job is what is written to a file, and in which formats it can be had. Its
// functions are called in commands, one at a time, and never in Update.
type Job struct {
	// What it is, where it is not the page: "year", "listening". Its words are in
	// the catalogue under window.export with that behind them.
	What string
	// Formats are their ids, the one that is proposed first; an id is the ending of
	// the file's name too. Beyond are those of them that hand over more than what
	// was seen: for them names are looked for again.
	Formats, Beyond []string
	// Tables are what a spreadsheet can hold, and Alarms how a calendar can remind,
	// the proposed one first. Their names are in the catalogue under sheetfile.what.
	// and calendar.alarm.
	Tables, Alarms []string
	// Place is where files are offered to lie; nil: in the leader's documents.
	Place *Place
	// Find looks for what may point to a person in what a choice would hand over if
	// no role stood in the place of a name; nil where nothing can.
	Find func(Choice) ([]persons.Finding, error)
	// Numbers are those like the CPR register's that a choice would hand over, as
	// they stand there; nil where there can be none.
	Numbers func(Choice) ([]string, error)
	// Prepare tells what can be said before a format is chosen.
	Prepare func(persons.Aliases) (Prepared, error)
	// Render makes the file.
	Render func(Choice) (Made, error)
	// Text is what is copied, with roles in the place of names. Copied and Sent are
	// keys of the catalogue for saying so.
	Text         func(persons.Aliases) (string, error)
	Copied, Sent string
}

// Choice is what the leader chose for a file.
type Choice struct {
	Format string
	Table  string // of a spreadsheet
	Alarm  string // of a calendar
	// Worded has a calendar carry what the journal says, and not only when and where.
	Worded  bool
	Aliases persons.Aliases
}

// Prepared is what can be said of what is handed over before it is written.
type Prepared struct {
	// Name is the name of the file that is proposed, without its ending. It is made
	// of the challenge's title, so that roles stand in the place of names there too.
	Name func(Choice) string
	// Fit are sentences about what is too long, empty where it fits.
	Fit []string
}

// Made is a file before it is written.
type Made struct {
	Data  []byte
	Pages int // of paper; 0 where that is not known or means nothing
}

// Place is where the last file was written, for as long as whoever holds it lives.
type Place struct{ Folder string }

// beyond tells whether a format hands over more than what was seen.
func (j Job) beyond(format string) bool {
	for _, f := range j.Beyond {
		if f == format {
			return true
		}
	}
	return false
}
