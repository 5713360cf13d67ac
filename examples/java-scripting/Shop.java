import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import org.clysm.host.LispException;
import org.clysm.host.LispInstance;
import org.clysm.host.LispProgram;

/** A shop whose prices are calculated by rules in Lisp. */
public final class Shop {
    private final Map<String, Integer> stock = Map.of("tea", 250, "cup", 12);
    private final Map<String, Double> prices = Map.of("tea", 5.0, "cup", 8.5);

    private Shop() {}

    /** What the rules export. */
    interface Rules {
        double priceOf(String article, int count);

        double priceOrNothing(String article, int count);
    }

    /** Lisp calls this as "shop.stock". */
    public int stock(String article) {
        return found(stock.get(article), article);
    }

    /** Lisp calls this as "shop.basePrice". */
    public double basePrice(String article) {
        return found(prices.get(article), article);
    }

    private static <T> T found(T value, String article) {
        if (value == null) {
            throw new NoSuchElementException("the shop has no " + article);
        }
        return value;
    }

    /**
     * Asks for some prices.
     *
     * @param arguments the module that {@code clysm build} made of rules.lisp
     */
    public static void main(String[] arguments) throws Exception {
        LispProgram program = LispProgram.read(Path.of(arguments[0]));
        LispInstance lisp = program.newInstance().object("shop", new Shop()).start();
        lisp.run();
        Rules rules = lisp.as(Rules.class);
        System.out.println(rules.priceOf("cup", 2));
        System.out.println(rules.priceOf("tea", 20));
        System.out.println(rules.priceOrNothing("moon", 1));
        try {
            rules.priceOf("cup", 13);
        } catch (LispException e) {
            System.out.println(e.getMessage() + " " + e.lispFrames());
        }
        try {
            rules.priceOf("moon", 1);
        } catch (NoSuchElementException e) {
            System.out.println("The very exception that we threw: " + e.getMessage());
        }
    }
}
