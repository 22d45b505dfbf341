/** Lets all who ask the same while it is being looked up wait for that one answer, so that what many ask for at once is asked once. */
export class SharedAnswers<T> {
  private readonly underWay = new Map<string, Promise<T>>();

  /** The answer of `lookUp`, or of the same question that is under way; a failure is everybody's, and not kept. */
  to(question: string, lookUp: () => Promise<T>): Promise<T> {
    const asked = this.underWay.get(question);
    if (asked) return asked;
    const answer = lookUp().finally(() => {
      if (this.underWay.get(question) === answer) this.underWay.delete(question);
    });
    this.underWay.set(question, answer);
    return answer;
  }

  /** Something changed: who asks from now on gets no answer that was begun before. */
  forget(): void {
    this.underWay.clear();
  }
}
