/** The arithmetic of the audit log, and the command that checks an export with it. Needs nothing but the JDK: no Spring, no database. */
@NullMarked
package io.signalbox.controlplane.audit.offline;

import org.jspecify.annotations.NullMarked;
