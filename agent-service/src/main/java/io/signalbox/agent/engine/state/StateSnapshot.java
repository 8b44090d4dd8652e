package io.signalbox.agent.engine.state;

/** One state with the codec that writes it; written and hashed only when somebody asks. */
public record StateSnapshot<S>(StateCodec<S> codec, S state) {

    public int schema() {
        return codec.schema();
    }

    /** The canonical text. */
    public String text() {
        return codec.text(state);
    }

    /** The state hash, lower hex. */
    public String hash() {
        return codec.hash(state);
    }
}
