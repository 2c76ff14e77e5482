package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/i18n"
	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/journal"
)

// meetingKinds lists the kinds of meetings as they are typed.
func meetingKinds() []string {
	return []string{
		string(journal.Reflection), string(journal.Network), string(journal.Common),
		string(journal.Kickoff), string(journal.YearEnd),
	}
}

func (a *app) meetCommand() *cobra.Command {
	var kind, place, with, loops value
	cmd := a.command("meet", []argument{{name: "date"}, {name: "time", optional: true, loose: true}},
		func(_ *cobra.Command, args []string) error { return a.meet(args, kind, place, with, loops) })
	a.flag(cmd, &kind, "kind")
	a.flag(cmd, &place, "place")
	a.flag(cmd, &with, "with")
	a.flag(cmd, &loops, "loops")
	a.complete(cmd, "kind", meetingKinds())
	return cmd
}

func (a *app) meet(args []string, kind, place, with, loops value) error {
	p := plan.Plan{Kind: journal.Reflection}
	if kind.set {
		if err := oneOf("--kind", kind.text, meetingKinds()); err != nil {
			return err
		}
		p.Kind = journal.MeetingKind(kind.text)
	}
	var err error
	if p.Day, p.Clock, err = a.dayThenClock(args); err != nil {
		return err
	}
	for _, v := range []value{place, with, loops} {
		if v.set && strings.TrimSpace(v.text) == "" {
			return fault("cli-empty")
		}
	}

	var done plan.Done
	var about string
	var ref *challengeRef
	err = a.write("meeting", func(w *store.Writer) error {
		about, ref = "", nil
		t, named, err := a.meetingLoops(w.Reader, &p, loops)
		if err != nil {
			return err
		}
		if named {
			about, ref = a.words.T("cli.where-challenge", oneLine(a.words.Titled(t.challenge.Title.Words))), refTo(t.challenge)
		}
		all, err := w.Meetings()
		if err != nil {
			return err
		}
		if done, err = p.CarryOut(w, all, a.env.Now()); err != nil {
			return err
		}
		return a.meetingWords(w, &done, place, with)
	})
	if err != nil {
		return err
	}
	line := a.told(done)
	if about != "" {
		line += " " + about
	}
	return a.say(receipt{Command: "meet", ID: done.Meeting.String(), Challenge: ref, Meeting: a.refToMeeting(done)}, line)
}

// dayThenClock reads DATE and TIME. A date has blanks in it as often as not, and
// what is typed without quotation marks is as clear with them.
func (a *app) dayThenClock(args []string) (day journal.Day, clock string, err error) {
	for i := range args {
		d, c, failed := a.dayClock(strings.Join(args[:i+1], " "), strings.Join(args[i+1:], " "))
		if failed == nil {
			return d, c, nil
		}
		// What is wrong is told of the date and time as the usage line has
		// them; if no word after the first is a time, of the date as a whole.
		if i == 0 || i == len(args)-1 && i18n.FaultCode(err) != "clock_unknown" {
			err = failed
		}
	}
	return journal.Day{}, "", err
}

func (a *app) dayClock(date, clock string) (journal.Day, string, error) {
	day, err := a.parseDay(date, a.today(), i18n.Future)
	if err != nil || clock == "" {
		return day, "", err
	}
	hour, minute, err := i18n.ParseClock(clock)
	return day, plan.Clock(hour, minute), err
}

// meetingLoops finds the loops that a meeting is about. A reflection or network
// meeting is about the current loop unless said; the common ones gather
// everybody, and are about no loop unless said.
func (a *app) meetingLoops(r *store.Reader, p *plan.Plan, loops value) (t target, named bool, err error) {
	if !plan.AboutLoop(p.Kind) && !loops.set && !a.flags.challenge.set {
		return target{}, false, nil
	}
	c, err := a.oneChallenge(nil)
	if err != nil {
		return target{}, false, err
	}
	if t, err = a.target(r, c, "", forWriting); err != nil {
		return target{}, false, err
	}
	p.Loops = []journal.ID{t.loop.ID}
	if loops.set {
		p.Loops, p.SetLoops = nil, true
		for part := range strings.SplitSeq(loops.text, ",") {
			l, err := loopNumbered(t.challenge, part)
			if err != nil {
				return target{}, false, err
			}
			if !slices.Contains(p.Loops, l.ID) {
				p.Loops = append(p.Loops, l.ID)
			}
		}
	}
	return t, true, nil
}

// meetingWords writes place and participants where they were typed.
func (a *app) meetingWords(w *store.Writer, done *plan.Done, place, with value) error {
	for name, words := range map[string]string{
		journal.TextPlace:        place.text,
		journal.TextParticipants: plan.Participants(with.text),
	} {
		if words == "" {
			continue
		}
		saved, err := w.SetText(journal.TextRef{Object: done.Meeting, Name: name}, words, store.Latest)
		if err != nil {
			return err
		}
		if saved.Changed && done.Did == plan.Found {
			done.Did = plan.Changed
		}
	}
	return nil
}
