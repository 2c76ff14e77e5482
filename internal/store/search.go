package store

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stjerne/journal"
)

// SearchQuery says what is looked for. Every word must be found, in any case
// and with or without accents, with aa as å; without words everything is. Zero
// fields choose all.
type SearchQuery struct {
	Words        string
	Kinds        []journal.EntryKind // chooses notes only
	Since, Until journal.Day         // both days included
	SeenBy, Tag  string              // choose notes and, SeenBy, measurements
	Limit        int                 // 0: all
}

// Hit is a text in which all words were found.
type Hit struct {
	Ref       journal.TextRef
	Type      string     // "entry", "loop", "challenge", "indicator", "measurement" or "meeting"
	Challenge journal.ID // zero: none
	Loop      journal.ID // zero: none
	Kind      journal.EntryKind
	Day       journal.Day // of a note, a measurement or a meeting its own, else when it was written
	Text      string
	Marks     [][2]int // byte ranges of the hits in Text, in their order
}

// Search looks through all texts that stand now and returns the newest first.
// There is no index: what is written is looked through as it lies in the file.
func (r *Reader) Search(q SearchQuery) ([]Hit, error) {
	if r.tx == nil {
		return nil, nil
	}
	if err := r.flushed(); err != nil {
		return nil, err
	}
	words := queryWords(q.Words)
	sieve := newSieve(words)
	b := r.tx.Bucket([]byte(bucketText))
	if b == nil {
		return nil, damaged("no bucket %s", bucketText)
	}
	var list []candidate
	var scratch folded
	readAhead(r.tx)
	try := func(key, value []byte) (bool, error) {
		c, err := r.tryHit(key, value, words, &q, &scratch)
		if c.order != "" {
			list = append(list, c)
		}
		return true, err
	}
	if len(words) == 0 {
		if err := r.walk(b, nil, try); err != nil {
			return nil, err
		}
	} else {
		keys, err := r.sift(b, &sieve)
		if err != nil {
			return nil, err
		}
		for _, key := range keys {
			was := r.guard.enter()
			_, err := try(key, b.Get(key))
			r.guard.outside = was
			if err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(list, func(a, b candidate) int { return -cmp.Compare(a.order, b.order) })
	if q.Limit > 0 && len(list) > q.Limit {
		list = list[:q.Limit]
	}
	hits := make([]Hit, 0, len(list))
	for _, c := range list {
		hit, err := r.makeHit(c, words)
		if err != nil {
			return nil, err
		}
		hits = append(hits, hit)
	}
	return hits, nil
}

// candidate is a text in which all words stand. What is shown of it is worked
// out only for those that are asked for: a common word stands in every second note.
type candidate struct {
	order  string // its place among the hits; "" for none
	object journal.ID
	name   string
	head   int // which of the text's heads has the words
}

// tryHit looks at one text closely.
func (r *Reader) tryHit(key, value []byte, words [][]rune, q *SearchQuery, scratch *folded) (candidate, error) {
	if len(key) != len(journal.ID{}) {
		return candidate{}, damaged("a key of %d bytes", len(key))
	}
	content, err := unseal(bucketText, key, value)
	if err != nil {
		return candidate{}, err
	}
	rec, err := parseRecord(journal.ID(key), content)
	if err != nil {
		return candidate{}, err
	}
	for i, h := range rec.heads {
		if h.words == "" {
			continue
		}
		if scratch.fold(h.words); !scratch.holds(words) {
			continue
		}
		order, err := r.placeHit(rec, h, q)
		return candidate{order, rec.object, rec.name, i}, err
	}
	return candidate{}, nil
}

// placeHit tells the place of a text among the hits, "" where it can't be seen
// or the query doesn't choose it.
func (r *Reader) placeHit(rec *record, h head, q *SearchQuery) (order string, err error) {
	if rec.object.IsZero() && !strings.HasPrefix(rec.name, journal.YearPrefix) {
		// A line that was begun and not kept.
		return "", nil
	}
	o, err := r.object(rec.object)
	if err != nil {
		return "", err
	}
	if o == nil {
		return "", damaged("a text of nothing")
	}
	visible, err := r.visible(o)
	if !visible || err != nil || o.textKey(rec.name) != rec.key {
		return "", err
	}
	day, made := dayOfHit(o, h)
	if !chooses(q, o, day, h.words) {
		return "", nil
	}
	text := day.String()
	if text == "" {
		text = firstLine
	}
	return text + " " + made.order() + " " + o.id.String() + " " + rec.name, nil
}

// dayOfHit is the object's own day where it has one, else that of the words.
func dayOfHit(o *object, h head) (journal.Day, stamp) {
	if own := o.day(fieldDay); !own.IsZero() {
		return own, o.created
	}
	return h.day, h.stamp
}

func (r *Reader) makeHit(c candidate, words [][]rune) (Hit, error) {
	o, err := r.object(c.object)
	if err != nil {
		return Hit{}, err
	}
	rec, err := r.record(o, c.name)
	if err != nil {
		return Hit{}, err
	}
	h := rec.heads[c.head]
	hit := Hit{Ref: journal.TextRef{Object: o.id, Name: c.name}, Type: o.typ, Text: h.words}
	hit.Day, _ = dayOfHit(o, h)
	hit.Marks, _ = fold(h.words).marks(words)
	if o.typ == typeEntry {
		hit.Kind = journal.EntryKind(o.text(fieldKind))
	}
	if hit.Challenge, err = r.challengeOf(o); err != nil {
		return Hit{}, err
	}
	loop, err := r.above(o, typeLoop)
	if loop != nil {
		hit.Loop = loop.id
	}
	return hit, err
}

func chooses(q *SearchQuery, o *object, day journal.Day, words string) bool {
	if len(q.Kinds) > 0 && (o.typ != typeEntry || !slices.Contains(q.Kinds, journal.EntryKind(o.text(fieldKind)))) {
		return false
	}
	if !q.Since.IsZero() && day.Before(q.Since) || !q.Until.IsZero() && day.After(q.Until) {
		return false
	}
	if q.SeenBy != "" && o.text(fieldSeenBy) != q.SeenBy {
		return false
	}
	if q.Tag == "" {
		return true
	}
	return o.typ == typeEntry && (hasTag(o.names(setTags), q.Tag) || hasTag(journal.Tags(words), q.Tag))
}

// sieve tells quickly, on the bytes of a value, that a word can't be in it. It
// looks for the rarest letter of all words, and lets through what it isn't sure of.
type sieve struct {
	low, high  byte   // the letter, small and large; 0: everything goes through
	accents    bool   // there are accented forms of it
	head, tail []rune // the letters before it in the word, backwards, and after it
}

// rarity has the letters and digits that the sieve can look for, the rarest in
// Danish first. a, e, i, o, u and y are missing: they have too many forms and
// are in every text.
const rarity = "xqzwcjb0123456789pvhfkmgldstrn"

// ofLatin1 are letters with an accented form in Latin-1, whose bytes are too
// common in Danish to look for.
const ofLatin1 = "cnds"

// caseBit is what tells small letters of Latin-1 from large ones.
const caseBit = 0x20

func utf8Last(letter rune) byte {
	text := string(letter)
	return text[len(text)-1]
}

// ofExtended are letters with an accented form in Latin Extended-A, all of
// which begin with the bytes C4 or C5.
const ofExtended = "ghjklrtwz"

func newSieve(words [][]rune) sieve {
	best, s := len(rarity), sieve{}
	for _, word := range words {
		for i, letter := range word {
			if s.low == 0 && (letter == 'æ' || letter == 'ø') {
				// Their second bytes, for words that have nothing rarer.
				s = sieve{low: utf8Last(letter), high: utf8Last(letter) - caseBit}
			}
			if letter >= foreign || strings.ContainsRune(ofLatin1, letter) {
				continue
			}
			rare := strings.IndexRune(rarity, letter)
			if rare < 0 || rare >= best {
				continue
			}
			best = rare
			s = sieve{low: byte(letter), high: byte(letter), accents: strings.ContainsRune(ofExtended, letter)}
			if letter >= 'a' {
				s.high -= 'a' - 'A'
			}
			s.head, s.tail = slices.Clone(word[:i]), word[i+1:]
			slices.Reverse(s.head)
		}
	}
	return s
}

// foreign is the first byte that is not ASCII.
const foreign = 0x80

var wordsName = []byte(`"w":"`)

// mayHold tells whether a value of the bucket text may hold the words. Only the
// words in it are looked at: they are the only member of that name.
func (s *sieve) mayHold(value []byte) bool {
	if s.low == 0 {
		return true
	}
	if !s.inText(value) {
		// Most values go here, before it is even known where the words stand.
		return false
	}
	for {
		at := bytes.Index(value, wordsName)
		if at < 0 {
			return false
		}
		value = value[at+len(wordsName):]
		text := value
		if end := endOfText(value); end >= 0 {
			text = value[:end]
			value = value[end:]
		}
		if s.inText(text) {
			return true
		}
	}
}

func (s *sieve) inText(text []byte) bool {
	if s.accents && (bytes.IndexByte(text, 0xc4) >= 0 || bytes.IndexByte(text, 0xc5) >= 0) {
		return true
	}
	if s.at(text, s.low) {
		return true
	}
	return s.high != s.low && s.at(text, s.high)
}

func (s *sieve) at(text []byte, letter byte) bool {
	for from := 0; ; {
		i := bytes.IndexByte(text[from:], letter)
		if i < 0 {
			return false
		}
		i += from
		if mayGoOn(text, i, 1, s.tail) && mayGoOn(text, i, -1, s.head) {
			return true
		}
		from = i + 1
	}
}

// mayGoOn tells whether letters may follow each other in a text from a place on,
// forwards or backwards. What it isn't sure of it lets through: a combining mark,
// what is escaped, and å, which may be written aa.
func mayGoOn(text []byte, at, step int, letters []rune) bool {
	rest := text[at+1:]
	if step < 0 {
		rest = text[:at]
	}
	for _, wanted := range letters {
		if wanted == 'å' || wanted <= ' ' {
			return true
		}
		var r rune
		var size int
		if step > 0 {
			r, size = utf8.DecodeRune(rest)
			rest = rest[size:]
		} else {
			r, size = utf8.DecodeLastRune(rest)
			rest = rest[:len(rest)-size]
		}
		switch {
		case size == 0:
			return false
		case r == '\\' || r == utf8.RuneError || unicode.Is(unicode.Mn, r):
			return true
		case r >= utf8.RuneSelf:
			r = foldLetter(r)
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		}
		if r != wanted {
			return false
		}
	}
	return true
}
