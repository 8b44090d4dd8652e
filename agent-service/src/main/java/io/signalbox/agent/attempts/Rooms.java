package io.signalbox.agent.attempts;

import io.signalbox.contract.internalapi.model.AttemptRoom;

/**
 * Bounds the attempts at one time: a room for those that follow rules and one for those that wait for a model. Every attempt that is not
 * known to need a model begins in the first and moves when it asks one.
 */
final class Rooms {

    private final int rules;
    private final int model;
    private final long maxBytes;
    private int inRules;
    private int inModel;
    private int alone;
    private long bytes;

    /** @param maxBytes what the attempts' subjects may take together; beyond it there is no room */
    Rooms(int rules, int model, long maxBytes) {
        this.rules = rules;
        this.model = model;
        this.maxBytes = maxBytes;
    }

    /** How many more there is room for; none while one that has to be alone is here. */
    synchronized AttemptRoom free() {
        if (alone > 0 || bytes >= maxBytes) {
            return new AttemptRoom().rules(0).model(0);
        }
        return new AttemptRoom().rules(Math.max(0, rules - inRules)).model(Math.max(0, model - inModel));
    }

    /** Whether more than half of each room is free, so that nobody is kept from a place while a poll waits. */
    synchronized boolean wide() {
        return alone == 0 && bytes < maxBytes / 2 && inRules * 2 <= rules && inModel * 2 <= model;
    }

    /** Attempts at this moment that follow rules. */
    synchronized int inRules() {
        return inRules;
    }

    synchronized void awaitRoom() throws InterruptedException {
        while (full(free())) {
            wait();
        }
    }

    /** A place for an attempt that was given out, which may be one more than there is room for. */
    synchronized Place enter(boolean needsModel, boolean isAlone) {
        if (needsModel) {
            inModel++;
        } else {
            inRules++;
        }
        alone += isAlone ? 1 : 0;
        return new Place(needsModel, isAlone);
    }

    private static boolean full(AttemptRoom free) {
        return free.getRules() == 0 && free.getModel() == 0;
    }

    /** Where one attempt is; to be left once. */
    final class Place {

        private final boolean isAlone;
        private boolean inModelRoom;
        private long held;

        private Place(boolean inModelRoom, boolean isAlone) {
            this.inModelRoom = inModelRoom;
            this.isAlone = isAlone;
        }

        /** The attempt holds so many bytes of its subject. */
        void holds(long more) {
            synchronized (Rooms.this) {
                held += more;
                bytes += more;
            }
        }

        /** Moves to the room of those that wait for a model; false when that is full. */
        boolean toModel() {
            synchronized (Rooms.this) {
                if (inModelRoom) {
                    return true;
                }
                if (inModel >= model) {
                    return false;
                }
                inModelRoom = true;
                inRules--;
                inModel++;
                Rooms.this.notifyAll();
                return true;
            }
        }

        void leave() {
            synchronized (Rooms.this) {
                if (inModelRoom) {
                    inModel--;
                } else {
                    inRules--;
                }
                alone -= isAlone ? 1 : 0;
                bytes -= held;
                Rooms.this.notifyAll();
            }
        }
    }
}
