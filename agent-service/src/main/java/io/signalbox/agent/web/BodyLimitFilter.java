package io.signalbox.agent.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading a body at the limit, whether or not the sender said how long it is. */
@jakarta.ws.rs.ext.Provider
@Priority(Priorities.HEADER_DECORATOR)
class BodyLimitFilter implements ContainerRequestFilter {

    private static final String REPLAYS = "/v1/replays";

    private final Provider<EndpointConfig> config;

    /** Filters are made before the configuration of the running process is known. */
    @Inject
    BodyLimitFilter(Provider<EndpointConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        long limit = limit(request);
        if (request.getLength() > limit) {
            throw tooLarge(limit);
        }
        request.setEntityStream(new LimitedStream(request.getEntityStream(), limit));
    }

    private long limit(ContainerRequestContext request) {
        boolean replay = request.getUriInfo().getPath().equals(REPLAYS);
        return (replay ? config.get().maxReplay() : config.get().maxBody()).asLongValue();
    }

    private static RequestRefused tooLarge(long limit) {
        return new RequestRefused(ProblemKind.PAYLOAD_TOO_LARGE, "A request may have at most " + limit + " bytes.");
    }

    private static final class LimitedStream extends FilterInputStream {

        private final long limit;
        private long read;

        LimitedStream(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > limit) {
                throw tooLarge(limit);
            }
        }
    }
}
