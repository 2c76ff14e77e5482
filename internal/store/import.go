package store

import (
	"time"

	"stjerne/journal"
)

// FaultOtherThing is the code where an id of what is taken in names something of
// another type in the journal; argument: the id.
const FaultOtherThing = "import-other-thing"

// Imported counts what was taken in, or would be.
type Imported struct {
	Challenges, Loops, Indicators, Measurements, Notes, Meetings int
	// Answers are texts and scales that answer a question: those of a loop, and
	// what was written in a meeting.
	Answers int
	// Texts are others that came to something that was there already, or to a year.
	Texts int
	// Binned and Erased are what lies in the bin, or was erased, and was left
	// there; what belongs to it is not counted.
	Binned, Erased int

	// other is what came and isn't counted: a plan, a section that is left out.
	other int
}

// Nothing tells whether nothing came.
func (i Imported) Nothing() bool {
	return i.Challenges+i.Loops+i.Indicators+i.Measurements+i.Notes+i.Meetings+i.Answers+i.Texts+i.other == 0
}

// Import takes in what isn't there: objects by their ids, and of objects that are
// there the texts, scales, plans and thoughts that were never written here. What is
// there stays as it is, also where words differ, and what lies in the bin or was
// erased stays there. What came is one change to undo. The same copy twice adds
// nothing. An id that names something of another type fails with FaultOtherThing.
func (w *Writer) Import(c journal.Copy) (Imported, error) {
	x, err := newImporter(w.Reader, w)
	if err != nil {
		return Imported{}, err
	}
	return x.run(c)
}

// WouldImport tells what Import would take in, and writes nothing.
func (r *Reader) WouldImport(c journal.Copy) (Imported, error) {
	x, err := newImporter(r, nil)
	if err != nil {
		return Imported{}, err
	}
	return x.run(c)
}

// importer takes a copy in. Without a writer it only counts.
type importer struct {
	r *Reader
	w *Writer

	stamps stamper
	zone   *time.Location
	took   Imported
	// came is what became of each object of the copy.
	came map[journal.ID]arrival
	// revived are objects that an undo had taken away and that came again.
	revived map[journal.ID]bool
	// sessions are those of the heads that stand beside others.
	sessions []string
}

// arrival says whether an object can be seen, and the stamp it was made with.
type arrival struct {
	there   bool
	created stamp
}

func newImporter(r *Reader, w *Writer) (*importer, error) {
	now := r.store.o.Now()
	x := &importer{
		r: r, w: w, zone: now.Location(), came: map[journal.ID]arrival{}, revived: map[journal.ID]bool{},
		stamps: stamper{next: map[int64]int{}, latest: now.Add(aheadMost).UnixMilli()},
	}
	if w == nil {
		return x, nil
	}
	// A session that nobody has written in: the stamps of an import may be earlier
	// than others of the file, and must be none of them.
	session, err := r.store.session(func(string) bool { return false })
	x.stamps.session = session
	return x, err
}

func (x *importer) run(c journal.Copy) (Imported, error) {
	for _, of := range c.Challenges {
		if err := x.challenge(of); err != nil {
			return Imported{}, err
		}
	}
	// Those of a day are listed in the order of their stamps, whatever they belong to.
	days := map[journal.Day]stamp{}
	for i := range c.Entries {
		e := &c.Entries[i]
		made, err := x.take(wantEntry(e), days[e.Day])
		if err != nil {
			return Imported{}, err
		}
		days[e.Day] = max(days[e.Day], made)
	}
	for _, m := range c.Meetings {
		if _, err := x.take(wantMeeting(m), ""); err != nil {
			return Imported{}, err
		}
	}
	if err := x.years(c.Years); err != nil {
		return Imported{}, err
	}
	return x.took, x.settle()
}

func (x *importer) challenge(c *journal.Challenge) error {
	if _, err := x.take(wantChallenge(c), ""); err != nil {
		return err
	}
	var last stamp
	for _, l := range c.Loops {
		made, err := x.take(wantLoop(l), last)
		if err != nil {
			return err
		}
		last = max(last, made)
	}
	last = ""
	for _, i := range c.Indicators {
		made, err := x.take(wantIndicator(c, i), last)
		if err != nil {
			return err
		}
		last = max(last, made)
		days := map[journal.Day]stamp{}
		for _, m := range i.Measurements {
			made, err := x.take(wantMeasurement(m), days[m.Day])
			if err != nil {
				return err
			}
			days[m.Day] = max(days[m.Day], made)
		}
	}
	return nil
}

// take takes one object in, to be made after another of its kind. It returns the
// stamp that the object was made with, "" where it can't be seen.
func (x *importer) take(want *wanted, after stamp) (stamp, error) {
	if !want.parent.IsZero() {
		parent := x.came[want.parent]
		if !parent.there {
			// It would not be seen: what it belongs to is in the bin or erased.
			return "", nil
		}
		after = max(after, parent.created)
	}
	o, err := x.r.object(want.id)
	if err != nil {
		return "", err
	}
	if o == nil {
		x.count(want)
		s := stamp("")
		if x.w != nil {
			if s, err = x.make(want, after); err != nil {
				return "", err
			}
		}
		x.came[want.id] = arrival{true, s}
		return s, nil
	}
	if o.typ != want.typ {
		return "", newFault(FaultOtherThing, want.id.String())
	}
	why, own, err := x.away(o)
	if err != nil {
		return "", err
	}
	switch why {
	case awayErased:
		if own {
			x.took.Erased++
		}
		return "", nil
	case awayBinned:
		if own {
			x.took.Binned++
		}
		return "", nil
	case awayUndone:
		x.count(want)
		err = x.revive(o, want)
	default:
		err = x.fill(o, want)
	}
	x.came[want.id] = arrival{true, o.created}
	return o.created, err
}

// Why an object can't be seen.
type awayWhy int

const (
	awayNot awayWhy = iota
	awayUndone
	awayBinned
	awayErased
)

// away tells why an object can't be seen, by itself or with something it belongs
// to. Erased goes before binned, and that before undone.
func (x *importer) away(o *object) (worst awayWhy, own bool, err error) {
	up := o
	for range deepest {
		why := awayNot
		hidden, _, _ := up.hidden()
		switch {
		case up.erased():
			why = awayErased
		case hidden == binned:
			why = awayBinned
		case hidden == undone || x.revived[up.id]:
			why = awayUndone
		}
		if up == o {
			own = why != awayNot
		}
		worst = max(worst, why)
		if up.parent.IsZero() {
			return worst, own, nil
		}
		if up, err = x.r.parentOf(up); err != nil {
			return worst, own, err
		}
	}
	return worst, own, damaged("objects that belong to themselves")
}

func (x *importer) count(want *wanted) {
	switch want.typ {
	case typeChallenge:
		x.took.Challenges++
	case typeLoop:
		x.took.Loops++
	case typeIndicator:
		x.took.Indicators++
	case typeMeasurement:
		x.took.Measurements++
	case typeEntry:
		x.took.Notes++
	case typeMeeting:
		x.took.Meetings++
	}
	for _, p := range want.parts {
		if p.answer {
			x.took.Answers++
		}
	}
}

// settle puts away what an undo had taken away and the copy doesn't have, though
// what it belongs to came again, and has the index made anew: what is taken in may
// be older than what stands in any of its lists.
func (x *importer) settle() error {
	if x.w == nil || x.took.Nothing() {
		return nil
	}
	if len(x.revived) > 0 {
		all, err := x.r.everything()
		if err != nil {
			return err
		}
		for _, o := range all {
			if _, came := x.came[o.id]; came || o.parent.IsZero() || !x.revived[o.parent] {
				continue
			}
			if why, _, _ := o.hidden(); why == shown && !o.erased() {
				if err := x.w.setHidden(o, undone); err != nil {
					return err
				}
			}
		}
	}
	x.w.wrote, x.w.stale.any, x.w.stale.rebuild = true, true, true
	return nil
}
