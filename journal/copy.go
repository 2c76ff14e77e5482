package journal

// Copy is a journal as it stands now, or a part of one, outside its file: what an
// export holds. It has no earlier versions, nothing of the bin and no revisions:
// of a Text it says the words, when they were written, whether they were carried
// over (Carried is not "") and what else stands there (Others, newest first).
type Copy struct {
	// Challenges with their loops, indicators and measurements; loops, indicators
	// and thoughts in their order.
	Challenges []*Challenge
	Meetings   []*Meeting
	// Entries are notes, oldest first: those of a day in the order they were written.
	Entries []Entry
	Years   map[int]YearOwn
}
