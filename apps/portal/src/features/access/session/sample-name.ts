import { useTranslation } from 'react-i18next';

/** The labels of the demo's sign-ins that have texts; others are shown as the API sends them. */
const sampleKeys: Partial<
  Record<
    string,
    | 'vendor'
    | 'distributor'
    | 'installer'
    | 'observer'
    | 'partner'
    | 'customer'
    | 'reseller'
    | 'resellerOperator'
    | 'resellerObserver'
  >
> = {
  'Vendor staff': 'vendor',
  Distributor: 'distributor',
  Installer: 'installer',
  'Installer’s colleague, view only': 'observer',
  Partner: 'partner',
  'Customer’s administrator': 'customer',
  Reseller: 'reseller',
  'Reseller’s operator': 'resellerOperator',
  'Reseller’s colleague, view only': 'resellerObserver',
};

/** Words the label of a sample sign-in of the demo. */
export function useSampleName(): (label: string) => string {
  const { t } = useTranslation();
  return (label) => {
    const key = sampleKeys[label];
    return key === undefined ? label : t(`session.signIn.sampleNames.${key}`);
  };
}
