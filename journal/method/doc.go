// Package method holds the method of action learning as data: the six phases
// and what stands on each, the trial action sheet, the evaluation sheet, the
// agenda and the three rounds of the reflection meeting, the levels, values and
// perspectives, in Danish and in English.
//
// Three files hold it all. shape.json says what there is and in which order,
// without a word of any language; da.json and en.json hold the words. A new
// question is a line in each: whatever a screen or a document must know about a
// question stands beside it (what kind it is, which other one it is compared
// with, whether the meeting is better prepared with it), so that no code names
// a question.
//
// The words are those of the material that the project was made from, and a
// test holds them against it word for word. The ids name the answers in the
// journal file and never change once released.
//
// An organisation can bring its own wording (Overlay). A Method is read-only
// but for Apply and SetVision, and safe to share between readers.
package method
