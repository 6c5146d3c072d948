//! People to seats, exactly: the assignment with the highest sum of values, by shortest augmenting paths.
//!
//! Each seat takes one person at most and each person one seat at most. The method is that of Kuhn and Munkres with
//! potentials: all reduced costs stay at 0 or above, and each seat is added along the cheapest path. The cost is
//! seats * seats * people. It knows no people and no roles, only a table of values.

/// More than any sum of costs, and far from the ends of the type.
const IMPOSSIBLE: i64 = i64::MAX / 4;

/// The best assignment of people to seats.
#[derive(Debug, Clone)]
pub(super) struct Assignment {
    /// The cost of each person in each seat: the highest value minus that of the person. The columns after the people
    /// stand for an empty seat, worth 0.
    costs: Vec<Vec<i64>>,
    of_seat: Vec<i64>,
    of_column: Vec<i64>,
    /// The seat of each column.
    seat: Vec<Option<usize>>,
    people: usize,
}

impl Assignment {
    /// Finds the best assignment. `values[seat][person]` is at 0 or above, and every row has the same length.
    pub(super) fn of(values: &[Vec<i64>]) -> Self {
        let people = values.first().map_or(0, Vec::len);
        let highest = values.iter().flatten().copied().max().unwrap_or(0);
        let row = |row: &Vec<i64>| {
            let empty = std::iter::repeat_n(0, values.len());
            row.iter().copied().chain(empty).map(|value| highest - value).collect()
        };
        let columns = people + values.len();
        let mut assignment = Self {
            costs: values.iter().map(row).collect(),
            of_seat: vec![0; values.len()],
            of_column: vec![0; columns],
            seat: vec![None; columns],
            people,
        };
        for seat in 0..values.len() {
            assignment.add(seat);
        }
        assignment
    }

    /// Returns the person in each seat.
    pub(super) fn people(&self) -> Vec<Option<usize>> {
        let mut people = vec![None; self.costs.len()];
        for (column, seat) in self.seat.iter().enumerate().take(self.people) {
            if let Some(seat) = seat {
                people[*seat] = Some(column);
            }
        }
        people
    }

    /// Returns the best assignment without one person.
    pub(super) fn without(&self, person: usize) -> Self {
        let mut rest = self.clone();
        for row in &mut rest.costs {
            row[person] = IMPOSSIBLE;
        }
        if let Some(seat) = rest.seat[person].take() {
            rest.add(seat);
        }
        rest
    }

    /// Adds a seat along the cheapest path.
    fn add(&mut self, seat: usize) {
        let columns = self.seat.len();
        let mut cheapest = vec![IMPOSSIBLE; columns];
        let mut came_from: Vec<Option<usize>> = vec![None; columns];
        let mut done = vec![false; columns];
        let (mut here, mut row) = (None, seat);
        let end = loop {
            let (mut step, mut next) = (IMPOSSIBLE, None);
            for column in (0..columns).filter(|column| !done[*column]) {
                let reduced = self.costs[row][column] - self.of_seat[row] - self.of_column[column];
                if reduced < cheapest[column] {
                    (cheapest[column], came_from[column]) = (reduced, here);
                }
                if next.is_none() || cheapest[column] < step {
                    (step, next) = (cheapest[column], Some(column));
                }
            }
            let next = next.expect("there is an empty column for every seat");
            self.of_seat[seat] += step;
            for column in 0..columns {
                if done[column] {
                    if let Some(taken) = self.seat[column] {
                        self.of_seat[taken] += step;
                    }
                    self.of_column[column] -= step;
                } else {
                    cheapest[column] -= step;
                }
            }
            done[next] = true;
            here = Some(next);
            match self.seat[next] {
                Some(taken) => row = taken,
                None => break next,
            }
        };
        // Back along the path, each column takes the seat of the column before.
        let mut column = end;
        while let Some(before) = came_from[column] {
            self.seat[column] = self.seat[before];
            column = before;
        }
        self.seat[column] = Some(seat);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, Strategy, prop, prop_assert_eq, proptest};

    use super::Assignment;

    /// Returns the highest sum, by trying everything.
    fn brute(values: &[Vec<i64>], taken: &mut Vec<usize>) -> i64 {
        let Some((row, rest)) = values.split_first() else { return 0 };
        let mut best = brute(rest, taken);
        for (person, value) in row.iter().enumerate() {
            if !taken.contains(&person) {
                taken.push(person);
                best = best.max(value + brute(rest, taken));
                taken.pop();
            }
        }
        best
    }

    fn sum(values: &[Vec<i64>], assignment: &Assignment) -> i64 {
        let people = assignment.people();
        let mut seated: Vec<usize> = people.iter().flatten().copied().collect();
        seated.sort_unstable();
        let count = seated.len();
        seated.dedup();
        assert_eq!(seated.len(), count, "nobody has two seats");
        values.iter().zip(people).filter_map(|(row, person)| Some(row[person?])).sum()
    }

    fn tables() -> impl Strategy<Value = Vec<Vec<i64>>> {
        let value = prop::sample::select(vec![0_i64, 0, 1, 7, 50, 84, 85, 1_000_085, 1_000_100]);
        (1_usize..6, 0_usize..6).prop_flat_map(move |(seats, people)| {
            prop::collection::vec(prop::collection::vec(value.clone(), people), seats)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5_000, ..ProptestConfig::default() })]
        #[test]
        fn no_assignment_is_better_with_everybody_or_with_one_person_less(values in tables()) {
            let best = Assignment::of(&values);
            prop_assert_eq!(sum(&values, &best), brute(&values, &mut Vec::new()));
            for person in 0..values[0].len() {
                let rest = best.without(person);
                prop_assert_eq!(rest.people().iter().flatten().filter(|it| **it == person).count(), 0);
                let mut taken = vec![person];
                prop_assert_eq!(sum(&values, &rest), brute(&values, &mut taken));
            }
        }
    }

    #[test]
    fn without_seats_or_people_nobody_sits() {
        assert!(Assignment::of(&[]).people().is_empty());
        assert_eq!(Assignment::of(&[vec![], vec![]]).people(), [None, None]);
    }
}
