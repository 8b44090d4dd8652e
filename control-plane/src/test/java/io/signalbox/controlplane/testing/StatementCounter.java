package io.signalbox.controlplane.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts SQL statements that are sent through Spring. */
public final class StatementCounter extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Pattern STATEMENT = Pattern.compile("Executing (prepared )?SQL statement");

    private final Logger log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    private final Level level = log.getLevel();
    private final Predicate<ILoggingEvent> counted;
    private final AtomicInteger statements = new AtomicInteger();

    /** Those of this thread. */
    public StatementCounter() {
        this(ofThread(Thread.currentThread().getName()));
    }

    private StatementCounter(Predicate<ILoggingEvent> counted) {
        this.counted = counted;
        start();
        log.setAdditive(false);
        log.setLevel(Level.DEBUG);
        log.addAppender(this);
    }

    /** Those of all threads in which this is found. */
    public static StatementCounter of(Pattern text) {
        return new StatementCounter(
                event -> text.matcher(event.getFormattedMessage()).find());
    }

    /** Those of the threads that answer requests, without what tells the database the tenant of a transaction. */
    public static StatementCounter ofRequests() {
        return new StatementCounter(event -> event.getThreadName().startsWith("tomcat-handler-"));
    }

    private static Predicate<ILoggingEvent> ofThread(String name) {
        return event -> event.getThreadName().equals(name);
    }

    public int count() {
        return statements.get();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (counted.test(event) && STATEMENT.matcher(event.getMessage()).lookingAt()) {
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
