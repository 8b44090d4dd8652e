package io.signalbox.agent.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.attempts.Rooms.Place;
import io.signalbox.contract.internalapi.model.AttemptRoom;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private final Rooms rooms = new Rooms(2, 1, 1000);

    @Test
    void countsEachRoomByItself() {
        Place first = rooms.enter(false, false);
        rooms.enter(true, false);

        assertThat(rooms.free()).isEqualTo(room(1, 0));
        first.leave();
        assertThat(rooms.free()).isEqualTo(room(2, 0));
    }

    @Test
    void movesAnAttemptThatAsksAModelAndKeepsItThere() {
        Place place = rooms.enter(false, false);

        assertThat(place.toModel()).isTrue();
        assertThat(place.toModel()).isTrue();
        assertThat(rooms.free()).isEqualTo(room(2, 0));
        place.leave();
        assertThat(rooms.free()).isEqualTo(room(2, 1));
    }

    @Test
    void hasNoPlaceForAModelCallWhenThatRoomIsFull() {
        rooms.enter(true, false);
        Place second = rooms.enter(false, false);

        assertThat(second.toModel()).isFalse();
        assertThat(rooms.free()).isEqualTo(room(1, 0));
    }

    @Test
    void takesNothingBesideAnAttemptThatIsAlone() {
        Place alone = rooms.enter(false, true);

        assertThat(rooms.free()).isEqualTo(room(0, 0));
        assertThat(rooms.wide()).isFalse();
        alone.leave();
        assertThat(rooms.free()).isEqualTo(room(2, 1));
    }

    @Test
    void takesNothingWhileItsSubjectsFillTheirMemory() {
        Place large = rooms.enter(false, false);
        large.holds(1000);

        assertThat(rooms.free()).isEqualTo(room(0, 0));
        large.leave();
        assertThat(rooms.free()).isEqualTo(room(2, 1));
    }

    private static AttemptRoom room(int rules, int model) {
        return new AttemptRoom().rules(rules).model(model);
    }
}
