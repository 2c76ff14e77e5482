package cli

import (
	"slices"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"

	"stjerne/internal/store"
	"stjerne/journal"
)

// listed is a challenge as `list --json` shows it.
type listed struct {
	ID          string      `json:"id"`
	Title       string      `json:"title"`
	Status      string      `json:"status"`
	Voice       string      `json:"voice"`
	Loop        int         `json:"loop"`
	Phase       int         `json:"phase"`
	PhaseID     string      `json:"phase_id"`
	PhaseTitle  string      `json:"phase_title"`
	NextMeeting journal.Day `json:"next_meeting,omitzero"`
	Touched     string      `json:"touched"`
}

func (a *app) listCommand() *cobra.Command {
	var all bool
	cmd := a.command("list", nil, func(*cobra.Command, []string) error { return a.list(all) })
	a.boolFlag(cmd, &all, "all")
	return cmd
}

func (a *app) list(all bool) error {
	m, err := a.method()
	if err != nil {
		return err
	}
	var outlines []journal.Outline
	var closed, archived int
	err = a.read(func(r *store.Reader) error {
		home, err := r.Home()
		if err != nil {
			return err
		}
		outlines, closed, archived = home.Challenges, home.Closed, home.Archived
		if all {
			outlines, err = r.Outlines()
			slices.SortStableFunc(outlines, func(x, y journal.Outline) int { return y.Touched.Compare(x.Touched) })
		}
		return err
	})
	if err != nil {
		return err
	}
	object := struct {
		Challenges []listed `json:"challenges"`
	}{[]listed{}}
	var rows [][]string
	for _, o := range outlines {
		phase := journal.PhaseOf(m, o.Has())
		object.Challenges = append(object.Challenges, listed{
			ID: o.ID.String(), Title: o.Title, Status: string(o.Status), Voice: string(o.Voice),
			Loop: o.Loop, Phase: phase.Number, PhaseID: phase.ID, PhaseTitle: phase.Title,
			NextMeeting: o.NextDay, Touched: o.Touched.UTC().Format(instant),
		})
		meeting := a.words.T("cli.list.no-meeting")
		if !o.NextDay.IsZero() {
			meeting = a.words.Day(o.NextDay.Time())
		}
		rows = append(rows, []string{
			o.ID.Short(), a.words.T("cli.list.loop", o.Loop), a.words.T("cli.list.phase", phase.Number, phase.Title),
			meeting, a.words.T("cli.status." + string(o.Status)), oneLine(a.words.Titled(o.Title)),
		})
	}
	lines := table(rows)
	if len(rows) == 0 {
		lines = append(lines, a.words.T("cli.nothing"))
	}
	if hidden := closed + archived; hidden > 0 && !all {
		lines = append(lines, a.words.N("cli.list.hidden", hidden))
	}
	return a.say(object, lines...)
}

// instant is how an instant is written in JSON, always in UTC.
const instant = "2006-01-02T15:04:05.000Z"

// table aligns rows in columns. The last column is as long as it is, so that
// nothing has to be cut.
func table(rows [][]string) []string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], uniseg.StringWidth(safe(cell)))
		}
	}
	var lines []string
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			cell = safe(cell)
			b.WriteString(cell)
			if i < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-uniseg.StringWidth(cell)+2))
			}
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
	}
	return lines
}
