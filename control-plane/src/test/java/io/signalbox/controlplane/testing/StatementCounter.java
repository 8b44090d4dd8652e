package io.signalbox.controlplane.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the SQL statements that this thread sends through Spring. */
public final class StatementCounter extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Pattern STATEMENT = Pattern.compile("Executing (prepared )?SQL statement");

    private final Logger log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    private final Level level = log.getLevel();
    private final String thread = Thread.currentThread().getName();
    private final AtomicInteger statements = new AtomicInteger();

    public StatementCounter() {
        start();
        log.setAdditive(false);
        log.setLevel(Level.DEBUG);
        log.addAppender(this);
    }

    public int count() {
        return statements.get();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getThreadName().equals(thread)
                && STATEMENT.matcher(event.getMessage()).lookingAt()) {
            statements.incrementAndGet();
        }
    }

    @Override
    public void close() {
        log.detachAppender(this);
        log.setLevel(level);
        log.setAdditive(true);
    }
}
